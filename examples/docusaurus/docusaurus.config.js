module.exports = {
  title: 'A course',
  url: 'https://example.org',
  baseUrl: '/docs/',
  plugins: [['@docusaurus/plugin-content-docs', {routeBasePath: '/'}]],
  themes: ['@docusaurus/theme-classic'],
};
