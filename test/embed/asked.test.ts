import {expect} from '@open-wc/testing';
import {askedOf} from '../../src/embed/asked.ts';

const page = {baseURI: 'https://a.site/ae/embed.html', origin: 'https://a.site'};
const known: Readonly<Record<string, readonly string[]>> = {
  'ae-trainer': ['dataset', 'dataset-url', 'weights', 'epochs', 'lang'],
};
const asked = (search: string) => askedOf(new URLSearchParams(search), (tag) => known[tag] ?? null, page);

describe('what a frame’s address asks for', () => {
  it('is a trainer, or the element it names, with that element’s attributes', () => {
    expect(asked('')).to.deep.equal({tag: 'ae-trainer', attributes: {}, refused: []});
    expect(asked('tag=ae-trainer&epochs=5&lang=es&color-scheme=dark')).to.deep.equal({
      tag: 'ae-trainer',
      attributes: {epochs: '5', lang: 'es'},
      refused: [],
    });
    expect(asked('tag=script')).to.equal(null);
  });

  it('takes nothing that is in no table: no worker, no listener, no style', () => {
    const {attributes, refused} = asked('worker-base=/x/&onclick=alert(1)&style=color:red&epochs=5')!;
    expect(attributes).to.deep.equal({epochs: '5'});
    expect(refused.map(({name, reason}) => `${name} ${reason}`)).to.deep.equal([
      'worker-base unknown',
      'onclick unknown',
      'style unknown',
    ]);
  });

  it('takes data by their names, and files of this site alone', () => {
    for (const [name, value] of [
      ['dataset', 'mnist'],
      ['dataset', '/data/own/'],
      ['dataset-url', '../mnist/'],
      ['weights', 'https://a.site/run.safetensors'],
    ] as const)
      expect(asked(String(new URLSearchParams({[name]: value})))!.attributes, value).to.deep.equal({
        [name]: value,
      });
    for (const [name, value] of [
      ['dataset', 'https://b.site/own/'],
      ['dataset', '//b.site/own/'],
      ['dataset-url', 'https://a.site.b.site/'],
      ['weights', 'https://b.site/run.safetensors'],
      ['weights', 'data:,x'],
      ['weights', 'http://a.site/run.safetensors'],
      ['weights', 'https://['],
    ] as const)
      expect(asked(String(new URLSearchParams({[name]: value})))!.refused, value).to.deep.equal([
        {name, reason: 'elsewhere'},
      ]);
  });
});
