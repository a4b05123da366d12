import {expect} from '@open-wc/testing';
import {asWritten} from '../../src/locales/format.ts';
import type {Group} from '../../src/locales/messages/groups.ts';
import {fetchGroup, registerLocale, standInFor} from '../../src/locales/registry.ts';
import {complaintWords} from '../../src/locales/complaints.ts';
import {sentence} from '../../src/locales/sentences.ts';
import {loadMessages, messagesFor} from '../../src/locales/words.ts';
import {failureCodes} from '../../src/protocol/failure-codes.ts';
import {unfitReasons} from '../../src/protocol/protocol.ts';
import type {Accepted} from '../../src/recipe/accepted.ts';
import {dataSets, isDrawn} from '../../src/recipe/datasets.ts';
import {fields} from '../../src/recipe/fields.ts';
import {losses} from '../../src/recipe/names.ts';
import {parseRecipe, type Remark} from '../../src/recipe/parse.ts';
import {everyExplanation} from './explanations.ts';
import {en, es, languages, sayIn} from './whole.ts';

const tables = Object.values(languages);

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

const noAddress: readonly string[] = ['data-values', 'data-needed', 'data-not-given'];
const isOfAddress = (code: string) => code.startsWith('data-') && !noAddress.includes(code);

for (const [name, table] of tables) {
  describe(`${name} sentences`, () => {
    it('has a title for every data set that is drawn, and no other', () => {
      expect(Object.keys(table.shell.details.titles)).to.deep.equal(Object.keys(dataSets).filter(isDrawn));
      for (const title of Object.values(table.shell.details.titles)) expect(title).not.to.be.empty;
    });

    it('exist for every failure, and use its values', () => {
      for (const code of failureCodes) {
        expect(table.run.failure[code](values), code).to.match(/^\S.{15,}/);
        expect(table.run.failure[code](values), code).to.not.match(/undefined|NaN|\[object/);
        // Even where a worker of another version leaves values out.
        expect(table.run.failure[code]({}), code).to.not.match(/NaN|\[object/);
        // Those that are about an address name it.
        if (isOfAddress(code)) expect(table.run.failure[code](values), code).to.contain(values.url);
      }
      expect(table.run.failure['data-shape'](values)).to.contain('32×32');
      expect(table.run.failure.diverged(values)).to.match(/2.*14.*1/);
      expect(table.run.failure['data-refused']({...values, status: 500})).to.match(/500\.$/);
      expect(table.run.failure['data-interrupted']({...values, loaded: 5000})).to.contain('5\u00a0kB');
      // Of a set with a name, the name comes first, and then where it was asked for.
      const named = {...values, name: 'MNIST', url: 'cdn.jsdelivr.net'};
      for (const code of failureCodes.filter(isOfAddress))
        expect(table.run.failure[code](named), code).to.match(
          /^(MNIST could not be loaded|No se pudo cargar MNIST) \(cdn\.jsdelivr\.net /,
        );
      for (const code of ['data-not-found', 'data-refused', 'data-not-images'] as const) {
        const sentence = table.run.failure[code]({...values, hint: 'folder'});
        expect(sentence, sentence).to.match(/(folder ends in|carpeta termina en) \/\.$/);
      }
    });

    it('name a file whole, however long the way to it is', () => {
      const url = `https://example.org/${'courses/2026/'.repeat(8)}train-images-idx3-ubyte.gz`;
      const sentence = table.run.failure['data-not-found']({...values, url});
      expect(sentence).to.contain('https://example.org/').and.contain('train-images-idx3-ubyte.gz');
      expect(sentence).to.contain('…').and.not.contain('courses/2026/courses/2026/courses');
    });

    it('exist for every reason an engine has for not running here', () => {
      for (const reason of unfitReasons) expect(table.run.unfit[reason], reason).to.be.a('string');
      expect(table.run.failure['engine-unfit']({engine: 'webgpu', reason: 'new-word'})).to.match(
        /webgpu.*new-word/,
      );
    });

    it('name the attribute, the value and what is accepted, for every field', () => {
      const kinds = new Set<string>();
      for (const {attribute, accepted} of fields) {
        kinds.add(accepted.kind);
        const sentence = complaintWords(table.notes)({attribute, value: '<b>x</b>', accepted});
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
      expect(complaintWords(table.notes)(large.complaints[0]!)).to.match(/20[,.\s]000[,.\s]000/);
    });

    it('fit their two lines on a phone', () => {
      for (const explanation of everyExplanation)
        expect(sayIn(table)(explanation).length, sayIn(table)(explanation)).to.be.at.most(90);
    });

    it('exist for every remark and every loss', () => {
      for (const remark of remarks) expect(sentence(table.notes.remark, remark)).to.match(/\.$/);
      for (const loss of losses) expect(table.shell.losses[loss]).to.be.a('string');
    });

    it('say of a code and a pixel what their pictures show', () => {
      expect(table.run.inspector.code({units: 32, zeros: 5, largest: 3.5, unit: 7, few: null})).to.match(
        /32.*5.*3[.,]5.*7/,
      );
      const facts = {row: 2, column: 3, target: 1, prediction: 0.5, term: 0.25, share: 0.012};
      expect(table.run.inspector.heard(facts, 'mse')).to.match(/2.*3.*1.*5.*1[.,]2/);
      for (const loss of losses) expect(table.run.inspector.term(loss)).to.be.a('string');
      for (const kind of ['pca', 'denoiser'] as const) {
        const [yes, no] = [true, false].map((clipped) => ({kind, rank: 32, loss: 0.0168, clipped}));
        // Whether it was clipped is said in the chart; beside it, what it is.
        expect(table.run.chart.linear(yes!)).to.not.equal(table.run.chart.linear(no!));
        expect(table.run.facts.linear(yes!) + table.run.facts.linearNote(yes!, 'mse')).to.contain('32');
      }
      const pca = {kind: 'pca', rank: 32, loss: 0.05, clipped: true} as const;
      expect(table.run.facts.linearNote(pca, 'mae'), 'PCA is the best by mse').to.match(/mse.*mae/);
      expect(table.run.chart.linear({kind: 'pca', rank: 32, loss: 0.02, clipped: true})).to.contain('PCA');
    });

    it('say how many epochs are kept', () => {
      const said = [1, 2, 8, null].map((every) =>
        table.run.details.epochsKept({every, kept: 7, epochs: 9, bytes: 12e6, mostBytes: 32e6}),
      );
      expect(new Set(said).size).to.equal(4);
      for (const each of said) expect(each).to.match(/12[.,]0.*32\u00a0MB/);
    });

    it('have singulars', () => {
      expect(table.shell.status.idle(1).strong).to.match(/^1 (epoch|época)$/);
      expect(table.run.button.more(1)).to.match(/^1 (more epoch|época más)$/);
    });
  });
}

describe('languages', () => {
  it('write numbers their own way', () => {
    expect(en.shell.format.loss(0.01189)).to.equal('0.0119');
    expect(es.shell.format.loss(0.01189)).to.equal('0,0119');
    expect(en.shell.format.loss(0.0000123)).to.equal('0.0000123');
    expect(en.shell.format.loss(1234.5)).to.equal('1,230');
    expect(en.shell.format.loss(Infinity)).to.equal('–');
    expect([-0.004, -0.005, -0, 2].map((value) => es.shell.format.fixed(value, 2))).to.deep.equal([
      '0,00',
      '−0,01',
      '0,00',
      '2,00',
    ]);
    expect(en.shell.format.percent(0.0312)).to.equal('3.1%');
    expect(en.shell.format.duration(40)).to.equal('40\u00a0s');
    expect(en.shell.format.duration(0.2)).to.equal('1\u00a0s');
    expect(en.shell.format.duration(200)).to.equal('3\u00a0min');
    expect(en.shell.format.megabytes(11_594_722)).to.equal('11.6\u00a0MB');
    expect(en.shell.format.bytes(5000)).to.equal('5\u00a0kB');
    expect(en.shell.format.bytes(999_600)).to.equal('1.0\u00a0MB');
  });

  it('fall back to English, and are fetched when they are first wanted, none before', async () => {
    expect(messagesFor('fr-CA', [])).to.equal(null);
    expect((await loadMessages('fr-CA', [])).shell).to.equal(en.shell);
    expect(messagesFor('fr-CA', [])?.shell).to.equal(en.shell);
    expect(messagesFor('es-AR', [])).to.equal(null);
    expect((await loadMessages('es-AR', [])).shell.button.train).to.equal('Entrenar');
  });

  it('come by groups once they are asked for', async () => {
    expect((await loadMessages('fr', ['run'])).run.button.pause).to.equal('Pause');
    const spoken = await loadMessages('es-AR', ['run', 'map']);
    expect(spoken.run.button.pause).to.equal('Pausar');
    expect(spoken.shell.button.train).to.equal('Entrenar');
    expect(sentence(spoken.run.say, {code: 'below-loss'})).to.match(/loss/);
    expect(messagesFor('es', ['run', 'map'])).to.equal(messagesFor('es', ['run']));
    expect(messagesFor('es', ['noise'])).to.equal(null);
  });

  it('that cannot be had are English, until somebody acts again', async () => {
    await loadMessages('es', ['run']);
    await fetchGroup('es', 'noise', () => Promise.reject(new TypeError('offline')));
    expect(messagesFor('es-AR', [])?.shell.button.train).to.equal('Train');
    expect(messagesFor('es', ['run'])?.run.button.pause ?? null).to.equal('Pause');
    expect((await loadMessages('es', ['noise'])).noise).to.equal(es.noise);
    expect(messagesFor('es-AR', [])?.shell.button.train).to.equal('Entrenar');
  });

  it('write thousands in Spanish with a narrow space, and where a region writes otherwise, as there', async () => {
    const numbers = async (tag: string) => {
      const {shell, run} = await loadMessages(tag, ['run']);
      const {count, fixed} = shell.format;
      const sentences = [
        sentence(run.say, {code: 'grey-levels', loss: 0.0199, levels: 36}),
        sentence(run.say, {code: 'adadelta-tiny', rate: 0.001}),
      ];
      const shown = sentences.map((words) => /0[.,]\d+/.exec(words)![0]);
      return [count(60_000), count(2000), fixed(0.5, 2), ...shown].join(' | ');
    };
    const own = '60\u202f000 | 2000 | 0,50 | 0,0199 | 0,001';
    expect(await numbers('es')).to.equal(own);
    expect(await numbers('es-CO')).to.equal('60.000 | 2.000 | 0,50 | 0,0199 | 0,001');
    expect(await numbers('es-PR')).to.equal('60,000 | 2,000 | 0.50 | 0.0199 | 0.001');
    // Another region's are nobody else's, and a tag that means no region changes nothing.
    for (const tag of ['es', 'es-ES', 'es-latn', 'es-x', 'es-'])
      expect(await numbers(tag), tag).to.equal(own);
    expect(es.shell.format.megabytes(12_345_600_000)).to.equal('12\u202f346\u00a0MB');
  });

  it('have in every group each term that English has, and no other', () => {
    const terms = (table: object): string[] =>
      Object.entries(table).flatMap(([key, value]) =>
        typeof value === 'object' ? terms(value).map((each) => `${key}.${each}`) : `${key}: ${typeof value}`,
      );
    for (const [name, table] of tables)
      for (const group of ['shell', 'noiseShell', 'mapShell', 'run', 'noise', 'map'] as const)
        expect(terms(table[group]).sort(), `${name}, ${group}`).to.deep.equal(terms(en[group]).sort());
  });
});

describe('a language that stands in for another', () => {
  it('is named where there is no word of the page’s own', () => {
    const pairs = {en: null, 'en-GB': null, es: null, 'es-MX': null, ar: 'en', 'zh-Hant-TW': 'en'};
    for (const [tag, standIn] of Object.entries(pairs)) expect(standInFor(tag), tag).to.equal(standIn);
    registerLocale('gl-ES', {shell: {notLoaded: 'GL'}});
    for (const [tag, standIn] of Object.entries({'gl-ES': null, gl: 'en'}))
      expect(standInFor(tag), tag).to.equal(standIn);
  });
});

describe('an author’s language', () => {
  const all: readonly Group[] = ['run', 'noise', 'map'];

  it('serves a whole family, or one member of it', async () => {
    await loadMessages('pt', []);
    registerLocale('pt', {shell: {button: {train: 'Treinar'}, notLoaded: 'PT'}});
    expect(messagesFor('pt-BR', [])?.shell.button.train).to.equal('Treinar');
    registerLocale('pt-BR', {shell: {notLoaded: 'BR'}});
    expect(messagesFor('pt-br', [])?.shell.notLoaded).to.equal('BR');
    expect(messagesFor('pt-PT', [])?.shell.notLoaded).to.equal('PT');
    // What a member does not say, its family does; what neither says is English.
    expect(messagesFor('pt-BR', [])?.shell.button.train).to.equal('Treinar');
    expect((await loadMessages('pt-BR', ['run'])).run.button.pause).to.equal('Pause');
  });

  it('may give any part: English stands for each term that is missing, however deep', async () => {
    registerLocale('eo', {
      shell: {say: {loading: () => 'Ĝi trejniĝos ĉi tie.'}},
      run: {button: {pause: 'Paŭzi'}, failure: {'engine-lost': () => 'La grafika kunteksto perdiĝis.'}},
      map: {walk: {clear: 'Forigi'}, scores: {trust: (k) => `fidindeco, k = ${k}`}},
    });
    const {shell, run, noise, map} = await loadMessages('eo', all);
    expect(sentence(shell.say, {code: 'loading'})).to.equal('Ĝi trejniĝos ĉi tie.');
    expect(sentence(shell.say, {code: 'idle-noise', noun: 'digit'})).to.match(/^A network sees only noisy/);
    expect(run.button.pause).to.equal('Paŭzi');
    expect(run.button.more(2)).to.equal('2 more epochs');
    expect(run.failure['engine-lost']({})).to.match(/^La grafika/);
    for (const code of failureCodes) expect(run.failure[code](values), code).to.match(/^\S.{15,}/);
    expect(noise).to.equal(en.noise);
    expect([map.walk.clear, map.region.clear]).to.deep.equal(['Forigi', 'Clear selection']);
    expect(map.scores.trust(5)).to.equal('fidindeco, k = 5');
    expect(map.scores.inMap(5)).to.equal('accuracy on the map, k = 5');
  });

  it('can come part by part, and stand over one of ours', async () => {
    registerLocale('es-MX', {shell: {button: {train: '¡Entrenar!'}}});
    registerLocale('es-MX', {run: {button: {pause: 'Pausa'}}});
    const {shell, run} = await loadMessages('es-MX', ['run']);
    expect(shell.button).to.include({train: '¡Entrenar!', cancel: 'Cancelar'});
    expect(run.button).to.include({pause: 'Pausa', resume: 'Continuar'});
    expect((await loadMessages('es', ['run'])).run.button.pause).to.equal('Pausar');
  });

  it('made for another version breaks nothing: what is of another kind is left out', async () => {
    // As JavaScript may: a function where there is a table now, a string for a function, groups of before.
    const before: object = {
      button: {train: 'Trejni'},
      shell: {say: () => 'frazo', savesData: undefined, details: null, notLoaded: 'Ne ŝargita'},
      run: {status: {done: 'preta'}, gone: 'for'},
    };
    registerLocale('ia', before);
    const {shell, run} = await loadMessages('ia', ['run']);
    expect(shell.notLoaded).to.equal('Ne ŝargita');
    expect(shell.say).to.deep.equal(en.shell.say);
    expect(shell.savesData).to.equal(en.shell.savesData);
    expect(shell.details.own).to.equal(en.shell.details.own);
    expect(shell.button.train).to.equal('Train');
    expect(run.status.done(2).strong).to.equal('2 epochs');
  });
});
