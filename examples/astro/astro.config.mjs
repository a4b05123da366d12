import mdx from '@astrojs/mdx';

export default {base: '/docs/', integrations: [mdx()]};
