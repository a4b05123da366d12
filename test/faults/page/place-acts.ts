import {pick, randomOf} from '../random.ts';
import {drawRecipe} from '../recipes.ts';
import {tags} from '../../tags.ts';
import {frame, realTime, until} from './clock.ts';
import {loses} from './reader-acts.ts';
import {link, onOne, type Act, type Stage} from './stage.ts';
import type {Witness} from './witness.ts';

const leave = (witness: Witness): Promise<boolean> => {
  witness.element.remove();
  return until(() => witness.isBlank || witness.snapshot.status === 'error', 10_000);
};

function comeBack({element}: Witness, {box}: Stage): void {
  box.append(element);
  element.scrollIntoView();
}

/** Where elements are, and how they look. */
export const placeActs: Readonly<Record<string, Act>> = {
  move: {
    promise: `within the page, loses nothing and ${loses}`,
    weight: 1.5,
    run: onOne(({element}, random, {box}) => {
      const before = element.history.epoch.length;
      if (random() < 0.5) box.append(element);
      else {
        const section = document.createElement('section');
        box.prepend(section);
        section.append(element);
      }
      if (element.history.epoch.length < before) throw new Error('a move loses epochs');
    }),
  },
  'leave-for-a-moment': {
    promise: `pauses, loses nothing, and ${loses}`,
    weight: 1.5,
    run: onOne(async (witness, random, stage) => {
      const before = witness.element.history.epoch.length;
      const left = realTime();
      witness.element.remove();
      if (random() < 0.5) await frame();
      comeBack(witness, stage);
      // On a busy machine a moment may be longer.
      const isMoment = realTime() - left < stage.graceMs;
      if (isMoment && witness.element.history.epoch.length < before)
        witness.blame('a moment out of the page loses epochs');
    }),
  },
  'leave-and-come-back': {
    promise: 'after the grace all that was held is freed, and it begins anew',
    run: onOne(async (witness, _, stage) => {
      const freed = await leave(witness);
      if (!freed) witness.blame(`out of the page it is still ${witness.snapshot.status}`);
      witness.freed();
      comeBack(witness, stage);
    }),
  },
  'second-element': {
    promise: 'two runs in one worker change no number of each other',
    run: async (stage, random) => {
      if (stage.witnesses.length > 1) return;
      const witness = await stage.open(
        drawRecipe(randomOf(stage.seed, 'second', Math.floor(random() * 100))),
      );
      witness.element.play();
    },
  },
  'linked-element': {
    promise: "shows another element's run, as it is",
    run: (stage, random) => {
      if (stage.linked.length > 1) return;
      link(stage, random, pick(random, tags));
    },
  },
  'linked-element-goes': {
    promise: loses,
    weight: 0.7,
    run: ({linked}) => linked.pop()?.remove(),
  },
  'press-a-linked-button': {
    promise: 'acts on the run that is shown',
    run: ({linked}, random) => {
      if (linked.length === 0) return;
      const buttons = pick(random, linked).shadowRoot!.querySelectorAll<HTMLElement>('[part~="play-button"]');
      for (const button of buttons) button.click();
    },
  },
  'change-lang': {
    promise: `says the same in another language; ${loses}`,
    run: onOne(({element}, random) => {
      element.setAttribute('lang', pick(random, ['es', 'en', 'es', 'fr']));
    }),
  },
  'change-theme': {
    promise: loses,
    weight: 0.7,
    run: ({box}, random) => {
      box.style.colorScheme = pick(random, ['dark', 'light']);
    },
  },
  'hide-or-show': {
    promise: `trains on; ${loses}`,
    run: onOne(({element}) => {
      element.style.display = element.style.display === 'none' ? '' : 'none';
    }),
  },
  narrow: {
    promise: loses,
    weight: 0.5,
    run: ({box}, random) => {
      box.style.inlineSize = pick(random, ['320px', '700px', '480px']);
    },
  },
};
