import type {DataProgress} from './dataset.ts';

export type ReportProgress = (progress: DataProgress) => void;

/** Reporters for the parts of a whole; each report is passed on as the sum of all. */
export function sharesOf(parts: number, report: ReportProgress): ReportProgress[] {
  const latest: DataProgress[] = Array.from({length: parts}, () => ({loadedBytes: 0, totalBytes: null}));
  return latest.map((_, part) => (progress) => {
    latest[part] = progress;
    let loadedBytes = 0;
    let totalBytes: number | null = 0;
    for (const share of latest) {
      loadedBytes += share.loadedBytes;
      totalBytes = totalBytes === null || share.totalBytes === null ? null : totalBytes + share.totalBytes;
    }
    report({loadedBytes, totalBytes});
  });
}
