/** Reports file by file, names what failed and what was skipped with the reason, and counts. */
export function countingReporter(skippedBeforehand = []) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  const listing = process.argv.includes('reference') || process.argv.includes('--verbose');
  const problems = [];

  function walk(suite, path, visit) {
    for (const test of suite.tests) visit(test, [...path, test.name].join(' › '));
    for (const inner of suite.suites) walk(inner, [...path, inner.name], visit);
  }

  const reporter = {
    reportTestFileResults({logger, sessionsForTestFile, testFile}) {
      for (const session of sessionsForTestFile) {
        const where = session.browser.name || session.group?.name || 'webkit';
        const own = {passed: 0, failed: 0, skipped: 0};
        const fail = (what) => {
          own.failed++;
          problems.push(`${where}: ${what}`);
          logger.log(`  ✗ ${where}: ${what}`);
        };
        for (const error of session.errors) fail(`${testFile}: ${error.message}\n${error.stack ?? ''}`);
        if (session.testResults) {
          walk(session.testResults, [], (test, name) => {
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
        logger.log(
          `${own.failed ? '✗' : '✓'} ${where.padEnd(11)} ${name}: ${own.passed} passed${own.failed ? `, ${own.failed} failed` : ''}${own.skipped ? `, ${own.skipped} skipped` : ''}`,
        );
      }
    },
  };
  return {
    reporter,
    /** Prints what failed and the counts, with those of tests that ran elsewhere. */
    summary({passed = 0, failed = 0} = {}) {
      counts.passed += passed;
      counts.failed += failed;
      for (const reason of skippedBeforehand) console.log(`Skipped: ${reason}.`);
      if (problems.length)
        console.log(`\nFailed:\n${problems.map((problem) => `  ✗ ${problem}`).join('\n')}`);
      console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
      return counts;
    },
  };
}
