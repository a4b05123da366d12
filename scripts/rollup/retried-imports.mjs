const helper = '\0retried-import';
const source = `
const queries = new Map();
let tries = 0;
export async function retried(load) {
  const name = String(load);
  try {
    return await load(queries.get(name) ?? '');
  } catch (error) {
    queries.set(name, '?' + ++tries);
    throw error;
  }
}
`;

/**
 * Lets a file that could not be fetched be fetched later. Firefox and WebKit remember of a module that it failed, and
 * never ask for its address again (whatwg/html#6768): after a failure, the next `import()` of it is of the same file at
 * another address, `?1`. What arrived is never fetched twice.
 */
export function retriedImports() {
  return {
    name: 'retried-imports',
    resolveId: (id) => (id === helper ? id : null),
    load: (id) => (id === helper ? source : null),
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id)) return null;
      // Types name modules, too.
      const found = /(?<!typeof )\bimport\(\s*('[^']+')\s*\)/g;
      if (!found.test(code)) return null;
      const wrapped = code.replace(found, 'retried(function () { return import($1); })');
      return {code: `import {retried} from '${helper}';\n${wrapped}`, map: null};
    },
    // Its only argument, by the one name that no minifier changes.
    renderDynamicImport: () => ({left: 'import(', right: '+arguments[0])'}),
  };
}
