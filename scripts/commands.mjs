/**
 * What a test asks of the browser from outside, in Chromium, through the DevTools protocol:
 * `heap` collects garbage and gives the used heap of page and workers in bytes; `trace-start` and `trace-stop` give the
 * tasks of the page's main thread by thread time, in milliseconds, with the urls whose code ran in them.
 */
export function devtoolsCommands() {
  const pageOf = (session) => session.browser.getPage?.(session.id);

  async function heapOf(client) {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  }

  return {
    name: 'devtools-commands',
    async executeCommand({command, session, payload}) {
      if (!['heap', 'trace-start', 'trace-stop'].includes(command)) return undefined;
      const page = pageOf(session);
      if (!page) return null;
      if (command === 'heap') {
        const client = await page.createCDPSession();
        const own = await heapOf(client);
        await client.detach();
        const workers = [];
        for (const worker of page.workers()) workers.push(await heapOf(worker.client));
        return {page: own, workers};
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
      .map((task) => ({
        ms: task.tdur / 1000,
        urls: [
          ...new Set(
            scripts
              .filter(
                ({ts, pid, tid}) =>
                  pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + task.dur,
              )
              .map(({args}) => args?.data?.url ?? '')
              .filter(Boolean),
          ),
        ],
      })),
  };
}
