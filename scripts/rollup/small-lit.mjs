/** What goes from lit's files, by file; `to` stands in its place. */
const cuts = {
  '@lit/reactive-element/css-tag.js': [
    // Advice to programmers: values in a sheet that are none of `css` are nothing that a page can do to the elements.
    [/Error\("(CSSResult is|Value passed to 'css').*?(instead|security)\."\)/g, 'Error("css")'],
    // All sheets are made by `css`: none is an author's own.
    [/(\w)=\w\?\w=>\w:\w=>\w instanceof CSSStyleSheet\?.*?\(\w\):\w;(?=export)/, '$1=t=>t;'],
  ],
  // Names on the page's global object: which versions are loaded, what old browsers are helped by, what decorators note.
  '@lit/reactive-element/reactive-element.js': [
    [/,\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
    [/,\w=\w\.reactiveElementPolyfillSupport/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    // The library's elements style their roots themselves.
    [/createRenderRoot\(\)\{.*?\}/, ''],
    [/const \w=this\[Symbol\.metadata\];if\(null!==\w\)\{.*?\}(?=this\._\$Eh=)/, ''],
  ],
  'lit-html/lit-html.js': [
    [
      /,(\w)=\w\.litHtmlPolyfillSupport;\1\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);const /,
      ',',
    ],
  ],
  'lit-element/lit-element.js': [
    [/createRenderRoot\(\)\{.*?\}/, ''],
    [/,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\);/, ';'],
    [/const (\w)=\w\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w\}\);/, ''],
    [/\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
  ],
};

/**
 * Takes out of lit what a page would pay for and never use, or would find among its own names. Where lit has changed so
 * that there is nothing to take out, the build fails: somebody has to look.
 */
export function smallLit() {
  return {
    name: 'small-lit',
    transform(code, id) {
      const file = Object.keys(cuts).find((name) => id.endsWith(`node_modules/${name}`));
      if (!file) return null;
      let small = code;
      for (const [what, to] of cuts[file]) {
        const before = small;
        small = small.replace(what, to);
        if (small === before) this.error(`small-lit: ${what} is not in ${file} any more.`);
      }
      return {code: small, map: null};
    },
  };
}
