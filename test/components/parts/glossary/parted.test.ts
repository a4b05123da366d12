import {expect} from '@open-wc/testing';
import {parted} from '../../../../src/components/parts/glossary/parted.ts';
import {terms} from '../../../../src/locales/messages/glossary.ts';
import {everyExplanation} from '../../../locales/explanations.ts';
import {en, es, sayIn} from '../../../locales/whole.ts';

const marked = (sentence: string, messages = en) =>
  parted(sentence, messages.run.glossary).map(({text, term}) => (term ? `[${text}|${term}]` : text));

describe('a sentence parted at its terms', () => {
  it('has each once, whole words only, whatever their capitals, the longest form first', () => {
    expect(marked('val_loss is no loss, and a loss of glossaries.')).to.deep.equal([
      '[val_loss|val_loss]',
      ' is no ',
      '[loss|loss]',
      ', and a loss of glossaries.',
    ]);
    expect(marked('Epochs: the best linear filter, a filter, an epoch.')).to.deep.equal([
      '[Epochs|epoch]',
      ': the ',
      '[best linear filter|linearFilter]',
      ', a filter, an epoch.',
    ]);
    expect(marked('')).to.deep.equal([]);
    expect(marked('Nothing to explain.')).to.deep.equal(['Nothing to explain.']);
    expect(marked('¿Época 3? Un código', es)).to.deep.equal([
      '¿',
      '[Época|epoch]',
      ' 3? Un ',
      '[código|code]',
    ]);
  });

  it('says just what it said before', () => {
    for (const messages of [en, es])
      for (const explanation of everyExplanation) {
        const sentence = sayIn(messages)(explanation);
        const pieces = parted(sentence, messages.run.glossary);
        expect(pieces.map(({text}) => text).join('')).to.equal(sentence);
      }
  });
});

describe('the glossary', () => {
  for (const [name, {run}] of Object.entries({en, es}))
    it(`has one line for each term in ${name}, and no form twice`, () => {
      expect(Object.keys(run.glossary).sort()).to.deep.equal([...terms].sort());
      for (const term of terms) {
        const {meaning} = run.glossary[term];
        expect(meaning, term).to.match(/^\p{Lu}.{10,85}\.$/u);
      }
      const forms = terms.flatMap((term) => run.glossary[term].forms.split('|'));
      expect(new Set(forms).size).to.equal(forms.length);
    });
});
