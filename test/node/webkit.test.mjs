// What becomes of the tests of WebKit when a page of it no longer answers.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {once} from 'node:events';
import {test} from 'node:test';
import {missing} from '../../scripts/browsers.mjs';
import {findWebkit, webkitLauncher} from '../../scripts/webkit.mjs';

const skip = findWebkit() ? false : missing.webkit;

test('a page that hangs ends with its browser, and the next has a new one', {skip}, async (t) => {
  const server = createServer((request, response) => {
    server.emit(request.url);
    if (request.url === '/answers')
      response.setHeader('content-type', 'text/html').end('<title>Here</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = (path) => `http://127.0.0.1:${server.address().port}${path}`;

  const launcher = await webkitLauncher({patience: 2_000});
  await launcher.initialize({concurrency: 1});
  t.after(async () => {
    await launcher.stop();
    server.closeAllConnections();
    server.close();
  });

  await launcher.startSession('first', at('/never-answers'));
  await once(server, '/never-answers');
  assert.equal(launcher.isActive('first'), true);
  assert.deepEqual(await launcher.stopSession('first'), {});
  assert.equal(launcher.isActive('first'), false);

  const loaded = once(server, '/answers');
  await launcher.startSession('second', at('/answers'));
  await loaded;
  assert.deepEqual(await launcher.stopSession('second'), {testCoverage: undefined});
});
