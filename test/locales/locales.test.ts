import {expect} from '@open-wc/testing';
import {asWritten} from '../../src/locales/format.ts';
import {en as firstEn} from '../../src/locales/en.ts';
import type {Messages} from '../../src/locales/messages.ts';
import {
  firstMessagesFor,
  loadMessages,
  messagesFor,
  onLocale,
  registerLocale,
} from '../../src/locales/registry.ts';
import {failureCodes} from '../../src/protocol/errors.ts';
import {unfitReasons} from '../../src/protocol/protocol.ts';
import type {Accepted} from '../../src/recipe/accepted.ts';
import {fields} from '../../src/recipe/fields.ts';
import {losses} from '../../src/recipe/names.ts';
import {parseRecipe, type Remark} from '../../src/recipe/parse.ts';
import {everyMoment} from './moments.ts';
import {en, es} from './whole.ts';

const tables: readonly [string, Messages][] = [
  ['English', en],
  ['Spanish', es],
];

const remarks: readonly Remark[] = [
  {code: 'argument-unused', attribute: 'momentum', optimizer: 'adam'},
  {code: 'bce-unbounded', activation: 'relu'},
];

const values = {
  url: 'https://example.org/mnist/t10k-images-idx3-ubyte.gz',
  status: 404,
  found: 'html',
  magic: '0x00000801',
  dimensions: 3,
  height: 32,
  width: 32,
  wanted: 784,
  got: 12,
  limit: 7840016,
  block: 3,
  dataset: 'mnist',
  engine: 'webgl',
  reason: 'software-webgl',
  epoch: 2,
  batch: 14,
  learningRate: 1,
  kept: 1,
  message: 'oops',
  attribute: 'epochs',
};

for (const [name, table] of tables) {
  describe(`${name} sentences`, () => {
    it('exist for every failure, and use its values', () => {
      for (const code of failureCodes) {
        expect(table.failure[code](values), code).to.match(/^\S.{15,}/);
        expect(table.failure[code](values), code).to.not.match(/undefined|NaN|\[object/);
        // Even where a worker of another version leaves values out.
        expect(table.failure[code]({}), code).to.not.match(/NaN|\[object/);
        // Those that are about an address name it.
        if (code.startsWith('data-') && code !== 'data-values' && code !== 'data-needed')
          expect(table.failure[code](values), code).to.contain(values.url);
      }
      expect(table.failure['data-shape'](values)).to.contain('32×32');
      expect(table.failure.diverged(values)).to.match(/2.*14.*1/);
      expect(table.failure['data-refused']({...values, status: 500})).to.match(/500\.$/);
      expect(table.failure['data-interrupted']({...values, loaded: 5000})).to.contain('5\u00a0kB');
      for (const code of ['data-not-found', 'data-refused', 'data-not-images'] as const) {
        const sentence = table.failure[code]({...values, hint: 'folder'});
        expect(sentence, sentence).to.match(/(folder ends in|carpeta termina en) \/\.$/);
      }
    });

    it('exist for every reason an engine has for not running here', () => {
      for (const reason of unfitReasons) expect(table.unfit[reason], reason).to.be.a('string');
      expect(table.failure['engine-unfit']({engine: 'webgpu', reason: 'new-word'})).to.match(
        /webgpu.*new-word/,
      );
    });

    it('name the attribute, the value and what is accepted, for every field', () => {
      const kinds = new Set<string>();
      for (const {attribute, accepted} of fields) {
        kinds.add(accepted.kind);
        const sentence = table.complaint({attribute, value: '<b>x</b>', accepted});
        expect(sentence).to.contain(`${attribute}="<b>x</b>"`);
        expect(sentence, attribute).to.not.match(/undefined|NaN|\[object/);
        if ('max' in accepted) {
          // Whole numbers in full, others as authors write them.
          const most = accepted.kind === 'integer' ? String(accepted.max) : asWritten(accepted.max);
          expect(sentence, attribute).to.contain(most);
        }
        if (accepted.kind === 'choice')
          for (const value of accepted.values) expect(sentence).to.contain(value);
      }
      const all: readonly Accepted['kind'][] = [
        'integer',
        'number',
        'choice',
        'flag',
        'units',
        'range',
        'change',
        'goal',
        'dataset',
        'url',
        'names',
      ];
      expect([...kinds].sort()).to.deep.equal([...all].sort());
      const large = parseRecipe((attribute) =>
        attribute === 'hidden-units' ? '2048,2048,2048,2048,2048' : null,
      );
      expect(table.complaint(large.complaints[0]!)).to.match(/20[,.\s]000[,.\s]000/);
    });

    it('fit their two lines on a phone', () => {
      for (const moment of everyMoment) expect(table.say(moment).length, table.say(moment)).to.be.at.most(90);
    });

    it('exist for every remark and every loss', () => {
      for (const remark of remarks) expect(table.remark(remark)).to.match(/\.$/);
      for (const loss of losses) expect(table.losses[loss]).to.be.a('string');
    });

    it('say of a code and a pixel what their pictures show', () => {
      expect(table.inspector.code({units: 32, zeros: 5, largest: 3.5, unit: 7})).to.match(/32.*5.*3[.,]5.*7/);
      const facts = {row: 2, column: 3, target: 1, prediction: 0.5, term: 0.25, share: 0.012};
      expect(table.inspector.heard(facts, 'mse')).to.match(/2.*3.*1.*5.*1[.,]2/);
      for (const loss of losses) expect(table.inspector.term(loss)).to.be.a('string');
      for (const kind of ['pca', 'denoiser'] as const) {
        const [yes, no] = [true, false].map((clipped) => ({kind, rank: 32, loss: 0.0168, clipped}));
        // Which one it is, and whether it was clipped, is said in the chart and beside it.
        expect(table.chart.linear(yes!)).to.not.equal(table.chart.linear(no!));
        expect(table.facts.linearNote(yes!)).to.not.equal(table.facts.linearNote(no!));
        expect(table.facts.linear(yes!) + table.facts.linearNote(yes!)).to.contain('32');
      }
      expect(table.chart.linear({kind: 'pca', rank: 32, loss: 0.02, clipped: true})).to.contain('PCA');
    });

    it('say how many epochs are kept', () => {
      const said = [1, 2, 8, null].map((every) =>
        table.slider.kept({every, kept: 7, epochs: 9, bytes: 12e6, mostBytes: 32e6}),
      );
      expect(new Set(said).size).to.equal(4);
      for (const each of said) expect(each).to.match(/12[.,]0.*32\u00a0MB/);
    });

    it('have singulars', () => {
      expect(table.status.idle(1).strong).to.match(/^1 (epoch|época)$/);
      expect(table.button.more(1)).to.match(/^1 (more epoch|época más)$/);
    });
  });
}

describe('languages', () => {
  it('write numbers their own way', () => {
    expect(en.format.loss(0.01189)).to.equal('0.0119');
    expect(es.format.loss(0.01189)).to.equal('0,0119');
    expect(en.format.loss(0.0000123)).to.equal('0.0000123');
    expect(en.format.loss(1234.5)).to.equal('1,230');
    expect(en.format.loss(Infinity)).to.equal('–');
    expect([-0.004, -0.005, -0, 2].map((value) => es.format.fixed(value, 2))).to.deep.equal([
      '0,00',
      '-0,01',
      '0,00',
      '2,00',
    ]);
    expect(en.format.percent(0.0312)).to.equal('3.1%');
    expect(en.format.duration(40)).to.equal('40\u00a0s');
    expect(en.format.duration(0.2)).to.equal('1\u00a0s');
    expect(en.format.duration(200)).to.equal('3\u00a0min');
    expect(en.format.megabytes(11_594_722)).to.equal('11.6\u00a0MB');
    expect(en.format.bytes(5000)).to.equal('5\u00a0kB');
    expect(en.format.bytes(999_600)).to.equal('1.0\u00a0MB');
  });

  it('fall back to English, and Spanish arrives when it is first wanted', async () => {
    expect(firstMessagesFor('fr-CA')).to.equal(firstEn);
    const arrived = new Promise<void>((resolve) => {
      const stop = onLocale(() => {
        stop();
        resolve();
      });
    });
    if (firstMessagesFor('es-AR') === firstEn) await arrived;
    expect(firstMessagesFor('es-AR').button.train).to.equal('Entrenar');
  });

  it('come whole once they are asked for', async () => {
    expect((await loadMessages('fr')).button.pause).to.equal('Pause');
    expect((await loadMessages('es-AR')).button.pause).to.equal('Pausar');
    expect(messagesFor('es')!.button.train).to.equal('Entrenar');
    // Sentences of both parts through one door.
    expect(messagesFor('es')!.say({code: 'idle', noun: 'digit', codeUnits: 32})).to.match(/Entrenar/);
    expect(messagesFor('es')!.say({code: 'below-loss'})).to.match(/loss/);
  });

  it('can be added by an author, for a whole family or for one member', () => {
    const pt = {...en, button: {...en.button, train: 'Treinar'}};
    registerLocale('pt', pt);
    expect(firstMessagesFor('pt-BR').button.train).to.equal('Treinar');
    registerLocale('pt-BR', {...pt, name: 'BR'});
    expect(messagesFor('pt-BR')!.name).to.equal('BR');
    expect(messagesFor('pt-PT')!.name).to.not.equal('BR');
  });
});
