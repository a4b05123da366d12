// The second table: what a reader waits for, in milliseconds of this machine.
const rounded = (value) => (value === null ? null : Math.round(value));

/** @param openTab a fresh page; of a browser that has seen nothing where `cold` */
export async function measureReader(openTab, {mnist}) {
  const table = {};
  const tutorial = mnist ? {dataset: 'mnist', 'dataset-url': '/data/mnist/'} : {};
  const run = (tab, attributes) => tab.evaluate((given) => wholeRun(given), attributes);

  const cold = await openTab({cold: true});
  table.firstPictureColdMs = rounded((await run(cold, {epochs: '1'})).firstPictureMs);
  await cold.reload();
  await cold.waitForFunction(() => window.wholeRun && customElements.get('ae-trainer'));
  table.firstPictureWarmMs = rounded((await run(cold, {epochs: '1'})).firstPictureMs);
  await cold.close();

  const tab = await openTab({cold: false});
  const whole = await run(tab, {...tutorial, epochs: '30'});
  table.data = mnist ? 'MNIST' : 'drawn digits';
  table.tutorial30EpochsMs = rounded(whole.allMs);
  table.tutorial30EpochsValLoss = Number(whole.valLosses.at(-1).toFixed(4));
  table.bytesToPagePerSecond = rounded(whole.bytesPerSecond);
  const delays = [];
  for (let i = 0; i < 5; i++) delays.push(await tab.evaluate(() => pauseDelay('auto')));
  table.pauseMs = rounded(delays.sort((a, b) => a - b)[2]);
  table.digits70000Ms = rounded(
    await tab.evaluate(async () => {
      const worker = new Worker('/bench-draw.js');
      worker.postMessage({count: 70_000});
      const {data} = await new Promise((resolve) => worker.addEventListener('message', resolve));
      return data.ms;
    }),
  );
  await tab.close();
  return table;
}
