import {expect} from '@open-wc/testing';
import {isBusy} from '../../../src/components/latent-view/busy.ts';
import {pointsOf} from '../../../src/components/latent-view/points.ts';
import type {ProjectorState} from '../../../src/components/latent-view/projector.ts';
import {firstChoice} from '../../../src/components/latent-view/view-choice.ts';
import {Analysis} from '../../../src/session/analysis.ts';
import {runUntil} from '../fake-session.ts';
import {
  atRest,
  busy,
  latentReplies,
  latentStage,
  madeMap,
  making,
  mapAfter,
  openedMap,
  press,
  settleLatent,
  shownBy,
  turnToView,
  type LatentStage,
} from './helpers.ts';

const few = latentReplies({count: 60});
const table = (on: LatentStage) => on.text('[part="map-table"]');

/** Results of the analysis worker that come when a test lets them, however quick it is. */
function heldBack(): {release(): void; restore(): void} {
  const {project} = Analysis.prototype;
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  Analysis.prototype.project = function (...about) {
    const run = project.apply(this, about);
    const result = gate.then(() => run.result);
    result.catch(() => undefined);
    return {...run, result};
  };
  return {release, restore: () => (Analysis.prototype.project = project)};
}

function choose(on: LatentStage, kind: string): Promise<unknown> {
  on.find(`[part~="view-menu"] [value="${kind}"]`).click();
  return on.element.updateComplete;
}

describe('ae-latent-view: whether the map is the one that was chosen', function () {
  this.timeout(20_000);
  it('says no from the choice until all that is shown is of it', async () => {
    const on = await openedMap('more', {}, {reply: few});
    expect(busy(on)).to.equal(false);
    const code = table(on);
    const held = heldBack();
    try {
      await choose(on, 'pca');
      expect(busy(on), 'at once').to.equal(true);
      for (let turn = 0; turn < 5; turn++) await settleLatent(on);
      expect(busy(on), 'as long as it takes').to.equal(true);
      expect(table(on), 'still of the code').to.equal(code);
      held.release();
      await shownBy(on, () => !busy(on));
      expect(table(on)).to.not.equal(code);
    } finally {
      held.restore();
    }
    await turnToView(on, 'code');
    expect(table(on), 'and back').to.equal(code);
  });

  it('says no while a map is arranged, and then nothing changes any more', async function () {
    this.timeout(20_000);
    const on = await openedMap('more', {view: 'umap'}, {reply: few});
    await madeMap(on);
    const made = table(on);
    await atRest(on);
    await settleLatent(on);
    expect(table(on)).to.equal(made);
    expect(making(on)).to.equal('');
    // Of so few points it could be whole before anybody has looked.
    let held = heldBack();
    await choose(on, 'tsne');
    expect(busy(on)).to.equal(true);
    await shownBy(on, () => making(on) !== '');
    expect(busy(on)).to.equal(true);
    await press(on, 'Stop map');
    held.release();
    held.restore();
    expect(busy(on), 'nothing more comes by itself').to.equal(false);
    held = heldBack();
    try {
      await choose(on, 'pca');
      await settleLatent(on);
      expect(busy(on)).to.equal(true);
      expect(making(on), 'of the run that was stopped nothing is said').to.equal('');
    } finally {
      held.release();
      held.restore();
    }
    await madeMap(on);
  });

  it('says no when the weights have changed at rest, and not while it trains', async () => {
    const on = await latentStage({view: 'pca'}, {reply: few});
    await mapAfter(on, {status: 'training'});
    await madeMap(on);
    let held = heldBack();
    try {
      const asked = () => on.session.asked.filter(({name}) => name === 'codes').length;
      const before = asked();
      await shownBy(on, () => {
        on.session.say([], {reconstructions: new Float32Array(7840)});
        return asked() > before;
      });
      expect(busy(on), 'it follows').to.equal(false);
      on.session.say([{type: 'status', status: 'paused'}]);
      await settleLatent(on);
      expect(busy(on), 'the newest codes are not on the map').to.equal(true);
      held.release();
      await madeMap(on);
      held.restore();
      held = heldBack();
      on.session.say(runUntil(3).slice(-2), {reconstructions: new Float32Array(7840)});
      await shownBy(on, () => busy(on));
      held.release();
      await madeMap(on);
    } finally {
      held.restore();
    }
  });

  it('goes by the phase, the choice and the points', () => {
    const values = Float32Array.of(1, 2, 3, 4);
    const [points, newer] = [1, 2].map(() => pointsOf({values, count: 2, width: 2}, null)) as [
      ReturnType<typeof pointsOf>,
      ReturnType<typeof pointsOf>,
    ];
    const choice = {...firstChoice, kind: 'pca'} as const;
    const shown = {choice, points};
    const [none, done]: ProjectorState[] = [{phase: 'none'}, {phase: 'done'}];
    expect(isBusy(null, choice, null, none!, false), 'nothing to show').to.equal(false);
    expect(isBusy(points, choice, null, none!, false)).to.equal(true);
    expect(isBusy(points, choice, shown, done!, false)).to.equal(false);
    expect(isBusy(points, {...choice}, shown, done!, true), 'another choice').to.equal(true);
    expect(isBusy(newer, choice, shown, done!, true), 'newer points, live').to.equal(false);
    expect(isBusy(newer, choice, shown, done!, false), 'newer points').to.equal(true);
    for (const phase of ['running', 'paused'] as const)
      expect(
        isBusy(points, choice, shown, {phase, stage: 'layout', progress: 0.5, secondsLeft: null}, false),
      ).to.equal(true);
    for (const state of [
      {phase: 'stopped', progress: 0.5},
      {phase: 'failed'},
      {phase: 'refused', refusal: {refused: 'too-few', count: 2, fewest: 3}},
    ] as unknown as ProjectorState[])
      expect(isBusy(points, {...choice}, shown, state, false), state.phase).to.equal(false);
  });
});
