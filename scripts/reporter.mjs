/** What the runner says of a browser, or a page of it, that is gone in the middle of its tests or never came. */
const wentAway =
  /^Tests were interrupted because the browser disconnected\.|^Browser tests did not start after |^The browser was unable to create and start a test page/;

/** A file whose tests take longer in one browser is named at the end. */
const longMs = 10_000;

/**
 * Reports file by file, names what failed and what was skipped with the reason, and counts. A file whose browser went
 * away is no result: it is told apart, to be run once more, and fails where that happens again.
 */
export function countingReporter() {
  const counts = {passed: 0, failed: 0, skipped: 0};
  const listing = process.argv.includes('reference') || process.argv.includes('--verbose');
  const problems = [];
  const leftOut = new Set();
  const interrupted = [];
  const gone = new Set();
  /** What each file's tests took in each browser, in milliseconds. */
  const times = [];

  function walk(suite, path, visit) {
    for (const test of suite.tests) visit(test, [...path, test.name].join(' › '));
    for (const inner of suite.suites) walk(inner, [...path, inner.name], visit);
  }

  const reporter = {
    reportTestFileResults({logger, sessionsForTestFile, testFile}) {
      for (const session of sessionsForTestFile) {
        const where = session.browser.name || session.group?.name || 'webkit';
        const own = {passed: 0, failed: 0, skipped: 0};
        let ms = 0;
        const key = `${where} ${testFile}`;
        if (session.errors.length === 1 && wentAway.test(session.errors[0].message) && !gone.has(key)) {
          gone.add(key);
          interrupted.push({browser: where, file: testFile});
          continue;
        }
        const fail = (what) => {
          own.failed++;
          problems.push(`${where}: ${what}`);
          logger.log(`  ✗ ${where}: ${what}`);
        };
        for (const error of session.errors) fail(`${testFile}: ${error.message}\n${error.stack ?? ''}`);
        if (session.testResults) {
          walk(session.testResults, [], (test, name) => {
            ms += test.duration ?? 0;
            if (test.skipped) {
              own.skipped++;
              logger.log(`  – ${where}: skipped: ${name}`);
            } else if (test.passed) {
              own.passed++;
              if (listing) logger.log(`  ✓ ${where}: ${name}`);
            } else {
              fail(
                `${name}\n    ${test.error?.message ?? ''}\n    ${(test.error?.stack ?? '').split('\n').slice(0, 6).join('\n    ')}`,
              );
            }
          });
        }
        for (const {file, status} of session.request404s
          ? [...session.request404s].map((file) => ({file, status: 404}))
          : []) {
          if (!/expected-404|favicon/.test(file)) logger.debug(`  ${status} ${file}`);
        }
        for (const log of (session.logs ?? []).filter(
          (parts) => !String(parts[0]).startsWith('Lit is in dev mode'),
        ))
          logger.log(`    ${where} log: ${log.map(String).join(' ')}`);
        for (const kind of Object.keys(counts)) counts[kind] += own[kind];
        const name = testFile.replace(/^.*?\/test\//, 'test/');
        times.push({name: `${where} ${name}`, ms});
        logger.log(
          `${own.failed ? '✗' : '✓'} ${where.padEnd(11)} ${name}: ${own.passed} passed${own.failed ? `, ${own.failed} failed` : ''}${own.skipped ? `, ${own.skipped} skipped` : ''}`,
        );
      }
    },
  };
  return {
    reporter,
    /** What is not tested at all, and why. */
    leftOut: (reason) => void leftOut.add(reason),
    /** The files that are to be run once more. */
    takeInterrupted: () => interrupted.splice(0),
    onlyInterrupted: () => interrupted.length > 0 && counts.failed === 0,
    /** Prints what failed and the counts, with those of tests that ran elsewhere. */
    summary({passed = 0, failed = 0} = {}) {
      counts.passed += passed;
      counts.failed += failed;
      const longest = times.filter(({ms}) => ms >= longMs).sort((a, b) => b.ms - a.ms);
      if (longest.length > 0) console.log('\nTook longest:');
      for (const {name, ms} of longest.slice(0, 20))
        console.log(`  ${(ms / 1000).toFixed(0).padStart(4)} s  ${name}`);
      for (const reason of leftOut) console.log(`Skipped: ${reason}.`);
      if (problems.length)
        console.log(`\nFailed:\n${problems.map((problem) => `  ✗ ${problem}`).join('\n')}`);
      console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
      return counts;
    },
  };
}
