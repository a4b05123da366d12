import type {LaterLoads} from '../messages/groups.ts';

/** Where the other groups are. */
export const later: LaterLoads = {
  notes: () => import('./notes.ts'),
  settings: () => import('./settings.ts'),
  sight: () => import('./sight.ts'),
  run: () => import('./run.ts'),
  level: () => import('./level.ts'),
  noise: () => import('./noise.ts'),
  mapTools: () => import('./map-tools.ts'),
  map: () => import('./map.ts'),
  worst: () => import('./worst.ts'),
  summary: () => import('./summary.ts'),
  summaryDetails: () => import('./summary-details.ts'),
};
