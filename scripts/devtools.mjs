// What Chromium's DevTools protocol tells of a page: what it holds, and what its thread was busy with.

/** What a page or worker holds in bytes, after garbage is collected: `bytes` without code, and `buffers`. */
export async function heapOf(client) {
  const chunks = [];
  const gather = ({chunk}) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', gather);
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
  client.off('HeapProfiler.addHeapSnapshotChunk', gather);
  return sizesIn(JSON.parse(chunks.join('')));
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

/** Tasks of renderer main threads above a thread time, with the scripts that ran in them. */
export function longTasks(events, aboveMs) {
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
          ms: task.tdur / 1000,
          // What a failing test says of it.
          text: `${(task.tdur / 1000).toFixed(1)} ms: ${[...new Set(parts)].join(', ')}`,
        };
      }),
  };
}
