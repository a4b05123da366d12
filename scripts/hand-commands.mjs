/** A finger that has been at rest so long, in milliseconds, lets go of the page without a push. */
const restMs = 100;

/**
 * What a hand does on the page, in Chromium, as the browser itself would get it: it scrolls, focuses and clicks as it
 * does for a reader. Places are in CSS pixels of the window.
 * `touch-screen` gives the machine one, or takes it back; it must be there before what is to be touched.
 * `touch` plays a gesture: each step is the fingers that are down then, [{id, x, y}]; none are left at its end, and
 * the page does not roll on.
 * `mouse` takes steps one after the other: {move: [x, y]}, {down: true}, {up: true}, {wheel: [dx, dy]},
 * {clicks: 2} at the place it is.
 * `screen` has so many pixels to a CSS pixel ({ratio: 2}); without a ratio as many as it has.
 */
export function handCommands() {
  const clients = new Map();
  const clientOf = async (page) => {
    // What a session asks for holds as long as it does.
    if (!clients.has(page)) clients.set(page, await page.createCDPSession());
    return clients.get(page);
  };

  const actions = {
    async 'touch-screen'(page, enabled) {
      const client = await clientOf(page);
      await client.send('Emulation.setTouchEmulationEnabled', {enabled, maxTouchPoints: enabled ? 5 : 1});
    },
    async touch(page, steps) {
      const client = await clientOf(page);
      let down = 0;
      for (const touchPoints of steps) {
        const more = touchPoints.length > down;
        down = touchPoints.length;
        await client.send('Input.dispatchTouchEvent', {
          type: down === 0 ? 'touchEnd' : more ? 'touchStart' : 'touchMove',
          touchPoints,
        });
      }
      // Not a wait for anything: how long a finger stays is what tells a drag from a throw.
      if (steps.length > 2) await new Promise((resolve) => setTimeout(resolve, restMs));
      if (down > 0) await client.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
    },
    async mouse({mouse}, steps) {
      let at = [0, 0];
      for (const {move, down, up, wheel, clicks} of steps) {
        if (move) await mouse.move(...(at = move));
        if (down) await mouse.down();
        if (up) await mouse.up();
        if (wheel) await mouse.wheel({deltaX: wheel[0], deltaY: wheel[1]});
        if (clicks) await mouse.click(...at, {count: clicks});
      }
    },
    async screen(page, {ratio} = {}) {
      const client = await clientOf(page);
      if (!ratio) return void (await client.send('Emulation.clearDeviceMetricsOverride'));
      const size = {width: 0, height: 0, mobile: false};
      await client.send('Emulation.setDeviceMetricsOverride', {...size, deviceScaleFactor: ratio});
    },
  };

  return {
    name: 'hand-commands',
    async executeCommand({command, session, payload}) {
      if (!(command in actions)) return undefined;
      const page = session.browser.getPage?.(session.id);
      return page ? ((await actions[command](page, payload)) ?? true) : null;
    },
  };
}
