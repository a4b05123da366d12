/**
 * Takes the indentation out of lit's templates: where a line of the source breaks, one space is left. The page shows the
 * same; a template with text as it stands (`<pre>`) is left alone.
 */
export function smallTemplates() {
  return {
    name: 'small-templates',
    renderChunk(code) {
      const quasis = [];
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression') return;
        if (!code.slice(node.start, node.end).includes('<pre')) quasis.push(...node.quasi.quasis);
      });
      let small = code;
      // From the end, so that places before it stay.
      for (const {start, end} of quasis.sort((a, b) => b.start - a.start))
        small = small.slice(0, start) + code.slice(start, end).replace(/ *\n\s*/g, ' ') + small.slice(end);
      return {code: small, map: null};
    },
  };
}

function visit(node, act) {
  if (Array.isArray(node)) for (const each of node) visit(each, act);
  else if (node && typeof node === 'object') {
    act(node);
    for (const value of Object.values(node)) visit(value, act);
  }
}
