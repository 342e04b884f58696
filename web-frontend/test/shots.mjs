// Pictures of the page at every step, both widths and both themes: node test/shots.mjs
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { start } from './fake-backend.mjs';

const out = 'target/shots';
const only = process.argv[2] ?? '';
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});
let problems = 0;

const say = async (page, words) => {
  await page.getByTestId('prompt').fill(words);
  await page.getByTestId('prompt').press('Enter');
};
const RENAME = 'rename the field userName to displayName in all repositories';

const showTasks = async (page) => {
  await page.getByTestId('card').first().waitFor();
  const tab = page.getByTestId('view-tasks');
  if (await tab.isVisible()) await tab.click();
  await page.getByTestId('steer').waitFor();
};

const scenes = {
  login: { signedOut: true, play: (page) => page.getByTestId('login-needed').waitFor() },
  first: { play: (page) => page.getByTestId('example').first().waitFor() },
  running: {
    pace: 6,
    play: async (page) => {
      await say(page, 'search for displayName');
      await page.getByTestId('card').waitFor();
      await page.waitForTimeout(600);
      await say(page, RENAME);
      await page.getByTestId('card').nth(1).waitFor();
      await page.waitForTimeout(900);
    },
  },
  steer: {
    pace: 4,
    play: async (page) => {
      await say(page, RENAME);
      await showTasks(page);
      await page.getByTestId('steer').fill('also the documentation');
      await page.getByTestId('steer-send').click();
      await page.locator('[data-event=steered]').waitFor();
      await page.getByTestId('steer').fill('also the column in the database');
      await page.waitForTimeout(400);
    },
  },
  stopped: {
    pace: 4,
    play: async (page) => {
      await say(page, RENAME);
      await showTasks(page);
      await page.getByTestId('task-stop').click();
      await page.locator('[data-testid=task-detail] [data-state=cancelled]').waitFor();
      await page.waitForTimeout(900);
    },
  },
  stoppedtalk: {
    pace: 4,
    play: async (page, backend) => {
      await say(page, RENAME);
      await page.getByTestId('card').first().waitFor();
      backend.desk.cancel(backend.desk.list()[0].id);
      await page.locator('[data-testid=message]', { hasText: 'Stopped.' }).first().waitFor();
      await page.waitForTimeout(600);
    },
  },
  signedout: {
    play: async (page) => {
      await page.getByTestId('sign-out').click();
      await page.getByTestId('login-needed').waitFor();
    },
  },
  approval: {
    pace: 0.3,
    play: async (page) => {
      await say(page, RENAME);
      await page.getByTestId('approve').waitFor();
      await page.getByTestId('diff-line').first().waitFor();
      await page.waitForTimeout(600);
    },
  },
  hostile: {
    pace: 0.1,
    play: async (page, backend) => {
      backend.desk.useHostileChanges();
      await say(page, RENAME);
      await page.getByTestId('approve').waitFor();
      await page.waitForTimeout(800);
      await page.locator('relay-file-diff[data-path^="<img"]').scrollIntoViewIfNeeded();
    },
  },
  fresh: {
    pace: 0.1,
    play: async (page, backend) => {
      await say(page, RENAME);
      await page.getByTestId('approve').waitFor();
      backend.desk.moved(backend.desk.list()[0].id);
      await page.getByTestId('fresh').waitFor();
      await page.waitForTimeout(500);
    },
  },
  landed: {
    pace: 0.3,
    play: async (page) => {
      await say(page, RENAME);
      await page.getByTestId('approve').click();
      await page.locator('[data-testid=message]', { hasText: 'Landed in three' }).first().waitFor();
      await page.waitForTimeout(700);
    },
  },
  tasks: {
    pace: 0.2,
    play: async (page) => {
      await say(page, RENAME);
      await page.getByTestId('approve').click();
      await page.locator('[data-testid=message]', { hasText: 'Landed in three' }).first().waitFor();
      await page.getByTestId('approval-close').click();
      const tab = page.getByTestId('view-tasks');
      if (await tab.isVisible()) await tab.click();
      await page.waitForTimeout(500);
    },
  },
  cards: {
    pace: 0.2,
    play: async (page) => {
      for (const words of ['help', 'status', 'sync everything', 'what depends on what']) {
        await say(page, words);
        await page.waitForTimeout(700);
      }
    },
  },
  consent: {
    play: async (page) => {
      await page.getByTestId('talk').click();
      await page.getByTestId('speech-consent').waitFor();
    },
  },
  offline: {
    play: async (page, backend) => {
      await page.getByTestId('example').first().waitFor();
      backend.stop();
      await page.getByTestId('prompt').fill('rename this while nobody listens');
      await page.waitForTimeout(2000);
    },
  },
  api: {
    play: async (page) => {
      await page.goto(new URL('/api.html', page.url()).href);
      await page.getByTestId('operation').first().click();
    },
  },
};

for (const [name, scene] of Object.entries(scenes)) {
  if (only && !only.split(',').includes(name)) continue;
  for (const width of [390, 1440]) {
    for (const theme of ['light', 'dark']) {
      const backend = await start(0, { pace: scene.pace ?? 0.2 });
      const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      const file = `${out}/${name}-${width}-${theme}.png`;
      const report = (text) => {
        if (/Failed to load resource|WebSocket connection|ERR_/.test(text)) return;
        problems++;
        console.log(`${file}: ${text}`);
      };
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && report(m.text()));
      page.on('pageerror', (e) => report(e.message));
      try {
        await page.goto(scene.signedOut ? backend.url : `${backend.url}/login?token=demo`);
        await scene.play(page, backend);
        await page.screenshot({ path: file });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) report('scrolls sideways');
      } catch (problem) {
        await page.screenshot({ path: file });
        report(problem.message);
      }
      await context.close();
      backend.stop();
    }
  }
}
await browser.close();
console.log(problems === 0 ? `pictures in ${out}` : `${problems} problems`);
process.exit(problems === 0 ? 0 : 1);
