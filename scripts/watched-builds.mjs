/**
 * Listens to a watcher of Rollup's.
 * @param rebuilt is called each time but the first that builds were made again and none of them failed
 * @returns when all were built, or tried, for the first time
 */
export function followBuilds(watcher, rebuilt) {
  let [first, good] = [true, true];
  return new Promise((resolve) => {
    watcher.on('event', ({code, input, error, result}) => {
      if (code === 'START') good = true;
      if (code === 'ERROR') {
        good = false;
        console.error(`${error.message}\n${error.frame ?? ''}`);
      }
      if (code === 'BUNDLE_END') console.log(`  built ${input}`);
      void result?.close();
      if (code !== 'END') return;
      if (good && !first) rebuilt();
      first = false;
      resolve();
    });
  });
}
