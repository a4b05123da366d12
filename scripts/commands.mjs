import {heapOf, longTasks} from './devtools.mjs';

/**
 * What a test asks of the browser from outside, in Chromium, through the DevTools protocol:
 * `heap` collects garbage and gives what page and workers hold in bytes, compiled code left out (it comes and goes), and
 * what lies in the page's buffers, which a heap does not count; `trace-start` and `trace-stop` give the
 * tasks of the page's main thread by thread time, in milliseconds, with the urls whose code ran in them; `lose-webgl`
 * takes the graphics device away from every worker that draws on one, as a driver's crash would; `workers` counts them.
 */
export function devtoolsCommands() {
  const pageOf = (session) => session.browser.getPage?.(session.id);

  return {
    name: 'devtools-commands',
    async executeCommand({command, session, payload}) {
      if (!['heap', 'trace-start', 'trace-stop', 'lose-webgl', 'workers'].includes(command)) return undefined;
      const page = pageOf(session);
      if (!page) return null;
      if (command === 'workers') return page.workers().length;
      if (command === 'heap') {
        const client = await page.createCDPSession();
        const {bytes: own, buffers} = await heapOf(client);
        await client.detach();
        const workers = {};
        for (const worker of page.workers()) {
          // One that nobody needs any more may end just now.
          const found = await heapOf(worker.client).catch(() => null);
          if (found !== null) workers[worker.url()] = found.bytes;
        }
        return {page: own, buffers, workers};
      }
      if (command === 'lose-webgl') {
        for (const worker of page.workers()) await worker.evaluate(loseAtNextDrawing);
        return true;
      }
      if (command === 'trace-start') {
        await page.tracing.start({categories: ['toplevel', 'devtools.timeline', '__metadata']});
        return true;
      }
      const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
      return longTasks(trace.traceEvents, payload?.aboveMs ?? 50);
    },
  };
}

/** Runs in a worker: the next drawing call loses its context. */
function loseAtNextDrawing() {
  const {prototype} = WebGL2RenderingContext;
  const {drawElements} = prototype;
  prototype.drawElements = function (...parameters) {
    prototype.drawElements = drawElements;
    this.getExtension('WEBGL_lose_context').loseContext();
    return drawElements.apply(this, parameters);
  };
}
