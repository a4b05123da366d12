/** The last rung: analyses on the page's own thread, in small pieces, where no worker may be started. */
import {serveAnalysis} from '../analysis/serve.ts';

/** Serves on one end of a channel; the page talks to the other as to a worker. */
export function serveAnalysisOnPage(port: MessagePort): void {
  serveAnalysis(port, {pieceMs: 8});
}
