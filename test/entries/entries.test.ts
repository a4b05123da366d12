import {expect} from '@open-wc/testing';
import {AeTrainer} from '../../src/components/index.ts';
import {define} from '../../src/entries/define.ts';

describe('registering', () => {
  const warnings: string[] = [];
  const {warn} = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('happens by importing an entry, not by importing a class', async () => {
    expect(customElements.get('ae-trainer')).to.equal(undefined);
    await import('../../src/entries/index.ts');
    expect(customElements.get('ae-trainer')).to.equal(AeTrainer);
    expect(document.createElement('ae-trainer').status).to.equal('idle');
  });

  it('keeps the first of two copies, and warns when they are of different versions', () => {
    const copy = (version: string) =>
      class extends HTMLElement {
        static version = version;
      };
    const first = copy('1.0.0');
    define('x-twice', first);
    define('x-twice', copy('1.0.0'));
    expect(warnings).to.be.empty;
    define('x-twice', copy('1.1.0'));
    expect(warnings).to.deep.equal([
      '<x-twice> is already registered by version 1.0.0; version 1.1.0 is not used.',
    ]);
    expect(customElements.get('x-twice')).to.equal(first);
  });

  it('carries the version of the package', async () => {
    const {version} = (await (await fetch('/package.json')).json()) as {version: string};
    expect(AeTrainer.version).to.equal(version);
  });
});
