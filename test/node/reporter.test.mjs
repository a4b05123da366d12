// What the report of the tests makes of a browser that goes away.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countingReporter} from '../../scripts/reporter.mjs';

const testFile = '/somewhere/test/a.test.ts';
const gone = {message: 'Tests were interrupted because the browser disconnected.'};
const neverCame = {message: 'Browser tests did not start after 60000ms You can increase this timeout.'};
const silent = {log() {}, debug() {}};

function report(reporter, errors) {
  const sessionsForTestFile = [{browser: {name: 'webkit'}, errors}];
  reporter.reporter.reportTestFileResults({logger: silent, sessionsForTestFile, testFile});
}

test('a file whose browser went away is to be run once more, and fails where that happens again', () => {
  const reporter = countingReporter();
  report(reporter, [gone]);
  assert.equal(reporter.onlyInterrupted(), true);
  assert.deepEqual(reporter.takeInterrupted(), [{browser: 'webkit', file: testFile}]);
  report(reporter, [gone]);
  assert.equal(reporter.onlyInterrupted(), false);
  assert.deepEqual(reporter.takeInterrupted(), []);
  assert.equal(reporter.summary().failed, 1);
});

test('so is a file whose page never came', () => {
  const reporter = countingReporter();
  report(reporter, [neverCame]);
  assert.deepEqual(reporter.takeInterrupted(), [{browser: 'webkit', file: testFile}]);
  report(reporter, [gone]);
  assert.equal(reporter.summary().failed, 1);
});

test('any other error of a file is a failure at once', () => {
  const reporter = countingReporter();
  report(reporter, [{message: 'SyntaxError'}]);
  report(reporter, [gone, {message: 'TypeError'}]);
  assert.deepEqual(reporter.takeInterrupted(), []);
  assert.equal(reporter.summary().failed, 3);
});

test('the files that take longest are named, the longest first', (context) => {
  const lines = [];
  context.mock.method(console, 'log', (line) => lines.push(line));
  const reporter = countingReporter();
  const took = (name, ...durations) => {
    const tests = durations.map((duration) => ({name, passed: true, duration}));
    const sessionsForTestFile = [
      {browser: {name: 'chromium'}, errors: [], testResults: {name: '', tests, suites: []}},
    ];
    reporter.reporter.reportTestFileResults({
      logger: silent,
      sessionsForTestFile,
      testFile: `/somewhere/test/${name}.test.ts`,
    });
  };
  took('short', 900, 900);
  took('long', 6000, 6000);
  took('longer', 61_000);
  reporter.summary();
  assert.deepEqual(
    lines.filter((line) => / s {2}/.test(line)),
    ['    61 s  chromium test/longer.test.ts', '    12 s  chromium test/long.test.ts'],
  );
});
