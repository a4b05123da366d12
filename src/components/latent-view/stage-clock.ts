/** Share of a stage that has to be behind before anybody is told how long the rest will take: as of a training. */
const provedShare = 0.03;

/** Keeps the time of a map in the making: how long the stage it is in will still take. */
export class StageClock {
  #stage = '';
  #share = 0;
  /** When it was first heard of the stage, in milliseconds, and how much of it was done by then. */
  #from = {at: 0, share: 0};
  #restedAt = 0;

  /**
   * So much of a stage is done by now; where it begins anew, so does its time.
   * @param share 0–1
   * @returns seconds until it ends; null while too little of it is behind
   */
  secondsLeft(stage: string, share: number, now: number): number | null {
    if (stage !== this.#stage || share < this.#share) this.#from = {at: now, share};
    this.#stage = stage;
    this.#share = share;
    const done = share - this.#from.share;
    return done < provedShare ? null : (((now - this.#from.at) / done) * (1 - share)) / 1000;
  }

  /** From now on nothing is done. */
  rest(now: number): void {
    this.#restedAt = now;
  }

  /** It goes on: the time in between does not count. */
  goOn(now: number): void {
    this.#from.at += now - this.#restedAt;
  }
}
