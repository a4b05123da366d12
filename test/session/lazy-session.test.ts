import {expect} from '@open-wc/testing';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {LazySession, type OpenSession} from '../../src/session/lazy-session.ts';
import {emptySnapshot} from '../../src/session/snapshot.ts';
import {FakeSession} from '../components/fake-session.ts';

const {recipe} = parseRecipe(() => null);

describe('a session that is fetched when it is needed', () => {
  it('answers whoever asks while it thinks better of opening, at whatever moment', async () => {
    const state = {step: 0, schedule: 1, weights: [], slots: []};
    const position = {epoch: 1, batch: 0, lossSum: 0, lossImages: 0};
    const saved = {recipe, snapshot: emptySnapshot(1), checkpoint: {position, state}, own: null};
    for (let moments = 0; moments < 12; moments++) {
      let arrive: (open: OpenSession) => void = () => undefined;
      const lazy = new LazySession({
        load: () => new Promise((resolve) => (arrive = resolve)),
        options: () => ({}),
        recipe: () => recipe,
        own: () => null,
        isShown: () => true,
        opened: () => undefined,
      });
      lazy.restore(saved);
      const first = lazy.ask('encode', {images: new Float32Array(1)}).catch((error: Error) => error.name);
      lazy.reset(recipe);
      lazy.restore(saved);
      arrive((given) => new FakeSession(given));
      for (let i = 0; i < moments; i++) await Promise.resolve();
      const second = lazy.ask('encode', {images: Float32Array.of(7)});
      // What it asks of the source again, where it does.
      const answers = (async () => {
        for (let i = 0; i < 20; i++) {
          arrive((given) => new FakeSession(given));
          await Promise.resolve();
        }
        return 'nobody answers';
      })();
      const late = answers.then((none) => new Promise((resolve) => setTimeout(() => resolve(none))));
      expect(await first).to.equal('AbortError');
      expect(await Promise.race([second, late]), `${moments} moments later`).to.deep.equal(
        Float32Array.of(7),
      );
    }
  });
});
