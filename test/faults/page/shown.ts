import {until} from './clock.ts';
import {inChart} from '../../components/inside.ts';
import {within, type Stage} from './stage.ts';
import type {Witness} from './witness.ts';
import type {TrainingElement} from '../../../src/components/base/training-element.ts';

/** What the main button says, in both languages. */
const faces: Readonly<Record<string, RegExp>> = {
  idle: /^(Train|Entrenar)( (with|con) .+)?$/,
  error: /^(Train|Entrenar)$/,
  loading: /^(Cancel|Cancelar)$/,
  training: /^(Pause|Pausar)$/,
  paused: /^(Continue|Continuar)$/,
  done: /^\d+ (more epochs?|épocas? más)$/,
};

/** Until the element shows what is known of it now. */
async function drawn({element}: Witness): Promise<void> {
  do await element.updateComplete;
  while (element.isUpdatePending);
}

/** What an element shows is what its run is, at any moment. */
export async function checkShown(witness: Witness): Promise<void> {
  const {element, run} = witness;
  if (!element.isConnected) return;
  await drawn(witness);
  const {status, failure, epoch, history} = witness.snapshot;
  const {valid} = run;
  const shown = valid ? status : 'error';
  if (element.status !== shown) return witness.blame(`status ${element.status} of a run that is ${shown}`);
  const off = (name: string) => within(witness, `[part~="${name}-button"]`)?.ariaDisabled === 'true';
  const busy = status === 'training' || status === 'loading';
  const face = within(witness, '[part~="play-button"]')?.textContent.trim() ?? '';
  if (valid && !faces[status]!.test(face))
    witness.blame(`a button that says ${face} of a run that is ${status}`);
  const wanted = {
    play: !valid || status === 'error',
    step: !valid || status === 'error' || busy,
    reset: status === 'idle',
  };
  for (const [name, disabled] of Object.entries(wanted))
    if (off(name) !== disabled)
      witness.blame(`${name} is ${disabled ? 'on' : 'off'} of a run that is ${shown}`);
  const framed = within(witness, '[part~="frame"]')!;
  if ((framed.ariaBusy === 'true') !== (status === 'loading'))
    witness.blame(`busy is wrong of a run that is ${status}`);
  const problem = within(witness, '[part~="problem"]');
  // An earlier epoch is shown as it was then.
  if (run.shown === null && (problem !== null) !== (!valid || (status === 'error' && failure !== null)))
    witness.blame(`${problem ? 'a' : 'no'} problem is shown of a run that is ${shown}`);
  if (status === 'error' && !failure) witness.blame('an error without a failure');
  const {length} = history.epoch;
  const chart = within(witness, '[part~="chart"][role="slider"]');
  // Under another tab there is none.
  const isThere = chart !== null || within(witness, '#curve')?.ariaSelected === 'true';
  if (isThere && Number(chart?.ariaValueMax ?? 0) !== length)
    witness.blame(`a chart of ${chart?.ariaValueMax} epochs of ${length}`);
  const table = within(witness, '[part="history"]');
  if (table && table.querySelectorAll('tbody tr').length !== length)
    witness.blame(`a table of ${table.querySelectorAll('tbody tr').length} epochs of ${length}`);
  if (epoch !== length) witness.blame(`epoch ${epoch} with a history of ${length}`);
  const line = within(witness, '[part~="status"]')!.textContent;
  if (status === 'done' && valid && run.shown === null && !line.includes(String(epoch)))
    witness.blame(`says ${line.trim()} at epoch ${epoch}`);
}

/** At rest, the curve comes to have a point for each epoch, and the table a row. */
export async function checkCurve(witness: Witness): Promise<void> {
  const {element} = witness;
  if (!element.isConnected || element.getClientRects().length === 0 || !witness.resting) return;
  const choose = (name: string) => (within(witness, `#${name}`) as HTMLElement | null)?.click();
  const points = () => (within(witness, inChart.val)?.getAttribute('d')?.match(/[ML]/g) ?? []).length;
  const rows = () => element.shadowRoot!.querySelectorAll('[part="history"] tbody tr').length;
  const epochs = () => witness.snapshot.history.epoch.length;
  // One epoch is a dot.
  const isDrawn = () => points() === (epochs() > 1 ? epochs() : 0);
  const isWritten = () => rows() === epochs();
  choose('curve');
  if (!(await until(() => !witness.resting || isDrawn(), 5000)))
    witness.blame(`a curve of ${points()} points for ${epochs()} epochs`);
  choose('more');
  if (!(await until(() => !witness.resting || isWritten(), 5000)))
    witness.blame(`${rows()} rows for ${epochs()} epochs`);
  choose('curve');
}

/** An element that is linked to another shows what that one is. */
export async function checkLinked({linked, witnesses}: Stage): Promise<void> {
  for (const element of linked as unknown as TrainingElement[]) {
    const target = witnesses.find((witness) => witness.element.id === element.getAttribute('for'));
    if (!target?.element.isConnected || !element.isConnected) continue;
    await element.updateComplete;
    if (!target.element.isConnected) continue;
    if (element.status !== target.element.status)
      target.blame(`linked, status ${element.status} for ${target.element.status}`);
    if (element.history.val_loss.join() !== target.element.history.val_loss.join())
      target.blame('linked, with another history');
  }
}
