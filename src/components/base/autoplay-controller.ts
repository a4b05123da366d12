import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ShownRun} from './shown-run.ts';
import {savesData, ViewController, type Watched} from './visibility-controller.ts';

/**
 * What an element does by itself as its author asked for: it starts once it is in view (`autoplay`), rests while it is
 * not (`pause-offscreen`), and fetches the run that `weights` names once it is looked at, there or where it is linked to.
 * Nothing is started or fetched where the reader saves data.
 */
export class AutoplayController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & Watched & {play(): void};
  readonly #shown: ShownRun;
  readonly #view: ViewController;
  /** Rests because it went out of view, and goes on when it is back. */
  #resting = false;
  /** It starts once, and not after the reader or the page decided otherwise. */
  #decided = false;

  /** @param shown the run it shows */
  constructor(host: ReactiveControllerHost & HTMLElement & Watched & {play(): void}, shown: ShownRun) {
    this.#host = host;
    this.#shown = shown;
    this.#view = new ViewController(host);
    host.addController(this);
  }

  /** To be called when the run is started: it is not started by itself any more. */
  started(): void {
    this.#decided = true;
  }

  /** To be called when the run is stopped: it does not go on by itself. */
  stopped(): void {
    this.#resting = false;
  }

  /** To be called when the host came into view, or went out of it. */
  viewChanged(inView: boolean): void {
    if (inView) this.#wantWeights();
    const {isOwn, run} = this.#shown;
    if (!isOwn) return;
    const {autoplay, pauseOffscreen} = run.recipe;
    const {status} = run.snapshot;
    if (!inView) {
      if (!pauseOffscreen || status !== 'training') return;
      run.pause();
      this.#resting = true;
    } else if (this.#resting) {
      this.#resting = false;
      if (status === 'paused' || status === 'training') this.#host.play();
    } else if (autoplay && !this.#decided && status === 'idle' && !savesData()) this.#host.play();
  }

  hostUpdated(): void {
    if (!this.#view.inView) return;
    this.#wantWeights();
    // `autoplay` may be set while the element is in view.
    if (this.#shown.run.recipe.autoplay && !this.#decided) this.viewChanged(true);
  }

  /** To be called when what its run held was freed: it is as if it had never been started. */
  freed(): void {
    this.#decided = this.#resting = false;
  }

  #wantWeights(): void {
    const {broken, run} = this.#shown;
    if (!broken && !savesData()) run.wantWeights();
  }
}
