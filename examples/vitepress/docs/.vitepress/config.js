export default {
  title: 'A course',
  base: '/docs/',
  // Without it Vue takes the tags for components of its own, and leaves them out of the page that a server sends.
  vue: {template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('ae-')}}},
};
