import type {AeTrainer} from '../../../src/components/index.ts';
import type {Row} from '../plan.ts';
import type {Attributes} from '../recipes.ts';
import {pick, type Random} from '../random.ts';
import type {Promises} from './promises.ts';
import type {Way, Ways} from './way.ts';
import type {Witness} from './witness.ts';
import type {Workers} from './workers.ts';

/** A saved run, and how it came about. */
export interface SavedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly form: 'full' | 'show';
  readonly way: Way;
}

/** The page on which all happens. */
export interface Stage {
  readonly seed: number;
  /** Where elements are. */
  readonly box: HTMLElement;
  /** Elements that train; the first is there from the beginning. */
  readonly witnesses: Witness[];
  /** Elements that show another one's network. */
  readonly linked: HTMLElement[];
  readonly files: SavedFile[];
  readonly urls: string[];
  readonly ways: Ways;
  readonly workers: Workers;
  readonly promises: Promises;
  /** Failures that have a cause among the faults, by code. */
  readonly causes: Set<string>;
  /** What a server was asked for is a folder of its own each time. */
  folder(): string;
  /** How long an element may be out of the page before what it held is freed, in milliseconds. */
  readonly graceMs: number;
  /** Another element on the page, with a run of its own. */
  open(attributes: Attributes): Promise<Witness>;
  /** A new element of this class. */
  create(): AeTrainer;
}

export type Act = Row<Stage>;

export const one = ({witnesses}: Stage, random: Random): Witness =>
  witnesses[random() < 0.75 ? 0 : witnesses.length - 1]!;

/** Done to an element that is in the page. */
export const onOne =
  (act: (witness: Witness, random: Random, stage: Stage) => void | Promise<void>): Act['run'] =>
  (stage, random) => {
    const witness = one(stage, random);
    if (witness.element.isConnected) return act(witness, random, stage);
  };

/** Another element, which shows the network of one of those that train. */
export function link({box, linked, witnesses}: Stage, random: Random, tag: string): HTMLElement {
  const element = document.createElement(tag);
  element.setAttribute('for', pick(random, witnesses).element.id);
  if (random() < 0.4) element.setAttribute('controls', 'play step reset');
  box.append(element);
  linked.push(element);
  return element;
}

export const within = (witness: Witness, selector: string): HTMLElement | null =>
  witness.element.shadowRoot!.querySelector<HTMLElement>(selector);

/** Sets one of these attributes; changes of one task count as one. */
export const settingOne = (choices: Readonly<Record<string, readonly string[]>>): Act['run'] =>
  onOneOf((witness, random) => {
    const name = pick(random, Object.keys(choices));
    witness.element.setAttribute(name, pick(random, choices[name]!));
  });

function onOneOf(act: (witness: Witness, random: Random) => void): Act['run'] {
  return onOne(act);
}
