import type {TemplateResult} from 'lit';
import type {PartHost, View} from '../base/content.ts';
import {aboutRun} from './details/about-run.ts';
import {MemoryLine} from './details/memory-line.ts';

/** The run in words and numbers, under the last tab of every element. Fetched when somebody opens it. */
export class RunDetails {
  readonly #memory: MemoryLine;

  constructor(host: PartHost) {
    this.#memory = new MemoryLine(host);
  }

  about(view: View): TemplateResult {
    return aboutRun(view, this.#memory);
  }
}
