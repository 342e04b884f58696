// Called by Maven in its test phase: one line when all passed, everything when not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const env = { ...process.env, NO_COLOR: '1' };
const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], { env, encoding: 'utf8' });
if (done.status !== 0) {
  process.stderr.write(`${done.error?.message ?? ''}${done.stdout}${done.stderr}\n`);
  process.exit(1);
}
const report = readFileSync('target/surefire-reports/TEST-page.xml', 'utf8');
const [, count] = /<testsuites\b[^>]*\btests="(\d+)"/.exec(report) ?? [];
process.stdout.write(`web-frontend: ${count} tests passed\n`);
