/**
 * Takes advice to programmers out of lit's style sheets: what it warns of (values in a sheet that are none of `css`) is
 * nothing that a page can do to the elements, and each page would pay for the words.
 */
export function smallLit() {
  return {
    name: 'small-lit',
    transform(code, id) {
      if (!/@lit\/reactive-element\/css-tag\.js$/.test(id)) return null;
      const small = code.replaceAll(
        /Error\("(CSSResult is|Value passed to 'css').*?(instead|security)\."\)/g,
        'Error("css")',
      );
      return {code: small, map: null};
    },
  };
}
