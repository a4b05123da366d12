/** The last rung: the same service on the page's own thread, in small pieces, where no worker may be started. */
import {createPlainEngine} from '../engine/plain/plain.ts';
import {serve} from '../serve.ts';

/** Serves on one end of a channel; the page talks to the other as to a worker. */
export function serveOnPage(port: MessagePort): void {
  serve(port, {plain: () => createPlainEngine()}, {pieceMs: 8, onPage: true});
}
