/** A member of a class, whole; it is named by what stands before its parentheses. */
function member(head, to = '') {
  return [
    {
      [Symbol.replace](code) {
        const start = /[}{;]/g;
        for (;;) {
          const before = start.exec(code);
          if (!before) return code;
          const from = before.index + 1;
          if (!code.startsWith(`${head}(`, from)) continue;
          return code.slice(0, from) + to + code.slice(endOf(code, endOf(code, from + head.length)));
        }
      },
      toString: () => `member ${head}`,
    },
    to,
  ];
}

/** Past the bracket that closes the first one from here on. */
function endOf(code, from) {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    if ('({['.includes(code[at])) depth++;
    if (')}]'.includes(code[at]) && --depth === 0) return at + 1;
  }
  throw new Error('small-lit: a bracket is left open');
}

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
    // The library's elements style their roots themselves.
    member('createRenderRoot'),
    // They have no reactive properties of lit's: attributes and properties are made from the library's own tables. Nor do
    // they ask before or after an update what changed.
    ...[
      ...['static addInitializer', 'static createProperty', 'static getPropertyDescriptor'],
      ...['static getPropertyOptions', 'static _$Ei', 'static _$Eu', '_$E_', '_$ET', '_$AK', 'C'],
      ...['removeController', 'willUpdate', 'shouldUpdate', 'updated', 'firstUpdated', '_$AE'],
    ].map((head) => member(head)),
    member('static get observedAttributes', 'static get observedAttributes(){return this.finalize(),[]}'),
    member(
      'static finalize',
      'static finalize(){this.hasOwnProperty("finalized")||(this.finalized=!0,Object.getPrototypeOf(this).finalize(),this.elementStyles=this.finalizeStyles(this.styles))}',
    ),
    member('attributeChangedCallback', 'attributeChangedCallback(){}'),
    member('requestUpdate', 'requestUpdate(){this.isUpdatePending||(this._$ES=this._$EP())}'),
    member(
      'performUpdate',
      'performUpdate(){if(this.isUpdatePending){this.renderRoot??=this.createRenderRoot();try{this._$EO?.forEach(t=>t.hostUpdate?.()),this.update()}catch(t){throw this._$EM(),t}this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated=!0}}',
    ),
    member('update', 'update(){this._$EM()}'),
    member('_$EM', '_$EM(){this.isUpdatePending=!1}'),
    member('_$Ev', '_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this.requestUpdate()}'),
    [/this\._\$Ep=void 0,/, ''],
    [/this\._\$Em=null,/, ''],
    [/const\{is:.*?\}=Object,(\w)=globalThis,.*?;(?=class )/, 'const $1=globalThis;'],
    [
      /(\w)\.elementStyles=\[\],\1\.shadowRootOptions=(\{.*?\}),.*?(?=;export)/,
      '$1.elementStyles=[],$1.shadowRootOptions=$2,$1.finalized=!0',
    ],
    [/,\w as defaultConverter/, ''],
    [/,\w as notEqual/, ''],
  ],
  'lit-html/lit-html.js': [
    // A browser that translates the page puts elements in place of text: what is written there next is written anew.
    [
      /this\._\$AH!==(\w)&&(\w)\(this\._\$AH\)\?(this\._\$AA\.nextSibling)\.data=/,
      'this._$AH!==$1&&$2(this._$AH)&&$3.nodeType===3?$3.data=',
    ],
    [
      /,(\w)=\w\.litHtmlPolyfillSupport;\1\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);const /,
      ',',
    ],
  ],
  'lit-element/lit-element.js': [
    member('createRenderRoot'),
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
