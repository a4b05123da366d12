/**
 * What a test asks of the browser from outside, in Chromium, through the DevTools protocol:
 * `heap` collects garbage and gives what page and workers hold in bytes, compiled code left out (it comes and goes), and
 * what lies in the page's buffers, which a heap does not count; `trace-start` and `trace-stop` give the
 * tasks of the page's main thread by thread time, in milliseconds, with the urls whose code ran in them; `lose-webgl`
 * takes the graphics device away from every worker that draws on one, as a driver's crash would; `workers` counts them.
 */
export function devtoolsCommands() {
  const pageOf = (session) => session.browser.getPage?.(session.id);

  async function heapOf(client) {
    const chunks = [];
    const gather = ({chunk}) => chunks.push(chunk);
    client.on('HeapProfiler.addHeapSnapshotChunk', gather);
    await client.send('HeapProfiler.enable');
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
    client.off('HeapProfiler.addHeapSnapshotChunk', gather);
    return sizesIn(JSON.parse(chunks.join('')));
  }

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

/** A V8 heap snapshot's sizes, summed over all that is not compiled code or the browser's own, and over buffers. */
function sizesIn({snapshot, nodes, strings}) {
  const {node_fields: fields, node_types: types} = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field));
  const buffer = strings.indexOf('system / JSArrayBufferData');
  let [bytes, buffers] = [0, 0];
  for (let i = 0; i < nodes.length; i += fields.length) {
    if (nodes[i + name] === buffer) buffers += nodes[i + size];
    else if (!['code', 'native', 'hidden', 'synthetic'].includes(types[type][nodes[i + type]]))
      bytes += nodes[i + size];
  }
  return {bytes, buffers};
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

/** Tasks of renderer main threads above a thread time, with the scripts that ran in them. */
function longTasks(events, aboveMs) {
  const main = new Set(
    events
      .filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({pid, tid}) => `${pid}:${tid}`),
  );
  const onMain = events.filter(({pid, tid, ph}) => ph === 'X' && main.has(`${pid}:${tid}`));
  const scripts = onMain.filter(({name}) =>
    ['FunctionCall', 'EvaluateScript', 'v8.compile', 'EventDispatch'].includes(name),
  );
  const tasks = onMain.filter(({name}) => /RunTask$/.test(name));
  return {
    tasks: tasks.length,
    long: tasks
      .filter(({tdur}) => tdur / 1000 > aboveMs)
      .map((task) => {
        const within = (event) =>
          event.pid === task.pid &&
          event.tid === task.tid &&
          event.ts >= task.ts &&
          event.ts <= task.ts + task.dur;
        const urls = scripts.filter(within).map(({args}) => args?.data?.url ?? '');
        const parts = onMain
          .filter((event) => event !== task && within(event) && event.tdur >= 5000)
          .map(({name, tdur}) => `${name} ${(tdur / 1000).toFixed(1)}`);
        return {
          urls: [...new Set(urls)].filter(Boolean),
          // What a failing test says of it.
          text: `${(task.tdur / 1000).toFixed(1)} ms: ${[...new Set(parts)].join(', ')}`,
        };
      }),
  };
}
