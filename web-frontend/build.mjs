// Called by Maven before resources are copied. Does only what is needed, and is silent when all
// went well: `npm ci` when the lock file or Node changed, the build when a source did.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modulesStamp = 'node_modules/.relay-stamp';
const buildStamp = 'target/frontend.stamp';

install();
build();

function install() {
  const wanted = hash(['package.json', 'package-lock.json', '.npmrc'], process.version);
  if (stampOf(modulesStamp) === wanted) return;
  if (!isNewEnough(process.versions.node)) {
    fail(`Node ${process.versions.node} is too old for the frontend: install 20.19 or newer, or 22.12 or newer.`);
  }
  run('npm', ['ci', '--loglevel=error'], 'npm ci failed: check the network or the npm registry setting, then build again.');
  writeFileSync(modulesStamp, wanted);
}

function build() {
  const fixed = ['index.html', 'api.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs'];
  const wanted = hash([...fixed, ...filesIn('src'), ...filesIn('public')], process.version);
  if (stampOf(buildStamp) === wanted && existsSync('target/dist/index.html')) return;
  run('node_modules/.bin/tsc', ['--noEmit'], 'The frontend has type errors.');
  // Maven only adds to what it packs; files of the last build would stay.
  rmSync('target/classes/static', { recursive: true, force: true });
  run('node_modules/.bin/vite', ['build', '--logLevel', 'warn'], 'The frontend could not be built.');
  writeFileSync('target/dist/licenses.txt', licenses());
  writeFileSync(buildStamp, wanted);
}

/** The licences of everything that became part of the page. */
function licenses() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const bundled = Object.entries(packages).filter(([folder, p]) => folder && !p.dev && !p.devOptional);
  return bundled.map(([folder, p]) => `${folder.replace('node_modules/', '')} ${p.version} (${p.license})\n\n${licenseIn(folder)}\n`).join('\n');
}

function licenseIn(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8') : '';
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

function run(command, args, sentence) {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', NO_COLOR: '1' };
  const done = spawnSync(command, args, { env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  fail(`${sentence}\n${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`);
}

function fail(text) {
  process.stderr.write(`${text.trim()}\n`);
  process.exit(1);
}

function stampOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function hash(files, salt) {
  const sha = createHash('sha256').update(salt);
  for (const file of files) sha.update(`\0${file}\0`).update(readFileSync(file));
  return sha.digest('hex');
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort();
}
