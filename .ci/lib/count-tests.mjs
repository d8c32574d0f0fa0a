// Prints "PASSED FAILED" of a vitest JSON report: `node count-tests.mjs REPORT EXIT_CODE`.
import { readFileSync } from 'node:fs';

const [report = '', exitCode = '1'] = process.argv.slice(2);
const { passed, failed } = count();
// A run that failed for another reason than a test, or never wrote its report, is a failure of its own.
process.stdout.write(`${passed} ${failed === 0 && exitCode !== '0' ? 1 : failed}\n`);

function count() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const filesThatDidNotRun = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + filesThatDidNotRun.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
