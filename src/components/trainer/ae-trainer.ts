import {TrainingElement} from '../base/training-element.ts';

/**
 * Trains an autoencoder in the page and shows it learning: ten test digits over their reconstructions, the loss by
 * epoch, and one sentence about what can be seen. Nothing is downloaded and nothing is computed before the reader
 * presses Train, or `autoplay` comes into view. Its attributes are the recipe.
 *
 * @tagname ae-trainer
 *
 * @fires {CustomEvent<TrainBeginDetail>} ae-train-begin - Training starts or goes on: `{epochs}`.
 * @fires {CustomEvent<ProgressDetail>} ae-progress - Batches are behind, at most once a frame:
 *   `{epoch, batch, batches, epochs, loss, msPerStep, secondsLeft}`.
 * @fires {CustomEvent<EpochEndDetail>} ae-epoch-end - An epoch is finished: `{epoch, loss, valLoss}`. None is left out,
 *   and they come in order.
 * @fires {CustomEvent<GoalDetail>} ae-goal - The `goal` is reached: `{epoch, value}`.
 * @fires {CustomEvent<TrainEndDetail>} ae-train-end - Training ends: `{reason, epoch}`; `reason` is `done`, `plateau`,
 *   `stopped` or `diverged`.
 * @fires {CustomEvent<PredictDetail>} ae-predict - A run of which the reader had guessed the end is over: `{guess, result}`.
 * @fires {CustomEvent<RecipeChangeDetail>} ae-recipe-change - The reader changed the recipe: `{recipe, attributes}`.
 * @fires {CustomEvent<SelectDetail>} ae-select - The reader selected a picture: `{dataset, split, index}`, or
 *   `{dataset, pixels}`.
 * @fires {CustomEvent<ErrorDetail>} ae-error - Something stands in the way: `{code, message, attribute?}`.
 *
 * @attr {string} worker-base - Folder of your own with the worker files, for pages whose policy allows only that. Read
 *   when the first worker starts.
 *
 * @slot fallback - Shown where this element cannot run, and in print when nothing has been trained.
 *
 * @csspart frame - The whole, with its border.
 * @csspart controls - The bar of buttons and the status line.
 * @csspart button - Every button; the bar's are also `play-button`, `step-button` and `reset-button`.
 * @csspart status - Where the run stands, in words.
 * @csspart progress - The thin bar below the buttons.
 * @csspart digits - The ten pairs.
 * @csspart digit - One picture; the lower ones are also `reconstruction`.
 * @csspart moment - The sentence about this moment; also `notice` when it tells of something that was mended.
 * @csspart term - A word that explains itself, in sentences and beside figures.
 * @csspart meaning - The explanation of one.
 * @csspart problem - What stands in the way of training.
 * @csspart remarks - Notes on the recipe.
 * @csspart chart - The loss chart.
 * @csspart guess - On its axis, before the first training: the handle of the reader's guess.
 * @csspart facts - The figures beside it.
 * @csspart epochs - On the chart's axis: the epoch slider, whose input is `epoch-slider`, and the way back to now.
 * @csspart details - The disclosure at the end.
 * @csspart settings - The settings in it; each is a `setting`, its widgets `input` and `select`.
 * @csspart digit-choice - Which digits are shown, and which rows.
 * @csspart inspector - The selected digit; its pictures are `enlarged`.
 * @csspart worst - The ten worst.
 * @csspart runs - The runs of this element, side by side.
 * @csspart chart-options - The chart's axis.
 * @csspart batch-chart - The loss by batch.
 * @csspart history - The table of epochs in it.
 * @csspart data-chip - What the data are.
 *
 * @cssprop [--ae-ink=CanvasText] - Text, and the ink of the digits.
 * @cssprop [--ae-paper=Canvas] - The background.
 * @cssprop [--ae-accent=light-dark(#0b63bf, #6cb2ff)] - The main button, progress, and val_loss.
 * @cssprop [--ae-on-accent=light-dark(#fff, #06213f)] - Text on the accent.
 * @cssprop [--ae-muted] - Secondary text; CanvasText mixed with Canvas.
 * @cssprop [--ae-line] - Borders and grid lines.
 * @cssprop [--ae-soft] - The ground of the digits.
 * @cssprop [--ae-good=light-dark(#1b7f4b, #5fd39a)] - What is better.
 * @cssprop [--ae-bad=light-dark(#b3261e, #ff8f86)] - What is wrong.
 * @cssprop [--ae-radius=10px] - Radius of the frame; the rest follows.
 * @cssprop [--ae-font=system-ui, sans-serif] - Font families.
 * @cssprop [--ae-font-size=14px] - Size of ordinary text; the rest follows.
 */
export class AeTrainer extends TrainingElement {
  static override readonly loadShell = async () => (await import('./trainer-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-trainer': AeTrainer;
  }
}
