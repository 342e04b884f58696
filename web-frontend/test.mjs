// Called by Maven in its test phase: one line when all passed, everything when not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const report = 'target/vitest.json';
const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
const env = { ...process.env, NO_COLOR: '1' };
const done = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
if (done.status !== 0) {
  process.stderr.write(`${done.error?.message ?? ''}${done.stdout}${done.stderr}\n`);
  process.exit(1);
}
const { numPassedTests: passed, numPendingTests: skipped } = JSON.parse(readFileSync(report, 'utf8'));
process.stdout.write(`web-frontend: ${passed} tests passed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
