import type {Points} from './points.ts';
import type {Embedding, ProjectorState} from './projector.ts';
import type {ViewChoice} from './view-choice.ts';

/**
 * Whether a map is not yet, by itself, what a reader chose: another view is still in its place, or it is in the making.
 * While the network trains, a map of the codes before counts as made, or it would never rest.
 * @param live whether the points are about to change
 */
export function isBusy(
  points: Points | null,
  choice: ViewChoice,
  embedding: Pick<Embedding, 'choice' | 'points'> | null,
  {phase}: ProjectorState,
  live: boolean,
): boolean {
  switch (phase) {
    case 'running':
    case 'paused':
      return true;
    // Nothing more comes unless the reader asks for it.
    case 'stopped':
    case 'refused':
    case 'failed':
      return false;
    default:
      return points !== null && (embedding?.choice !== choice || (embedding.points !== points && !live));
  }
}
