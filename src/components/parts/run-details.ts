import type {CSSResult, TemplateResult} from 'lit';
import type {PartHost, View} from '../base/content.ts';
import {SettingsForm} from './settings/settings-form.ts';
import {aboutRun} from './details/about-run.ts';
import {MemoryLine} from './details/memory-line.ts';

/** What the details of all elements hold: settings, and the run in words and numbers. Fetched when somebody opens them. */
export class RunDetails {
  readonly styles: readonly CSSResult[] = SettingsForm.styles;
  readonly #settings: SettingsForm;
  readonly #memory: MemoryLine;

  constructor(host: PartHost) {
    this.#settings = new SettingsForm(host);
    this.#memory = new MemoryLine(host);
  }

  /** @param names the controls that are wanted */
  settings(view: View, names: readonly string[]): ReturnType<SettingsForm['render']> {
    return this.#settings.render(view, names);
  }

  about(view: View): TemplateResult {
    return aboutRun(view, this.#memory);
  }
}
