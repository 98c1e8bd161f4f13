// The browser that is measured in: a Chromium with our probe in every page, slowed down as asked, and the hands that click.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '../e2e/node_modules/playwright-core/index.mjs';
import { browserArguments, browserPath } from '../e2e/harness.mjs';

const probe = readFileSync(fileURLToPath(new URL('probe.js', import.meta.url)), 'utf8');
const PATIENCE_MS = 120_000;
/** How long after a task what follows it counts for it. */
const FOLLOWS_MS = 120;
/** Event Timing tells of nothing below. */
export const LEAST_MS = 16;

/** A page in a browser of its own, with verbs to measure it. */
export class Stage {
  /** `ready` is there when the first answer can be given. */
  static async open(ready) {
    const profile = mkdtempSync(join(tmpdir(), 'duibiao-bench-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browserPath(),
      args: browserArguments(),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
      // Each load is a first one.
      serviceWorkers: 'block',
    });
    const stage = new Stage();
    Object.assign(stage, { profile, context, page: context.pages()[0] ?? await context.newPage() });
    stage.page.setDefaultTimeout(PATIENCE_MS);
    await stage.page.addInitScript({ content: `${probe}\nwindow.probe.awaitReady(${JSON.stringify(ready)});` });
    stage.cdp = await context.newCDPSession(stage.page);
    await stage.cdp.send('Network.enable');
    await stage.cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await stage.cdp.send('HeapProfiler.enable');
    return stage;
  }

  async close() {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async slow(rate) {
    await this.cdp.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /** Loads the page anew with nothing in the cache, at this speed; when the first answer was possible, and painted. */
  async reload(rate = 1) {
    await this.slow(rate);
    await this.page.reload({ waitUntil: 'commit' });
    await this.page.waitForFunction(() => window.probe?.ready);
    return this.page.evaluate(() => window.probe.ready.painted);
  }

  /** Clicks, and waits for what follows: how long until that was painted, and the longest task of it. */
  async timed(click, until, settle = FOLLOWS_MS) {
    const since = await this.now();
    const took = await this.page.evaluate(([what, then]) => window.probe.timed(what, then), [click, until]);
    return { took, task: await this.longest(since, settle) };
  }

  now() { return this.page.evaluate(() => performance.now()); }

  /** The longest task since then; a while later, so that what follows is in. */
  async longest(since, settle = FOLLOWS_MS) {
    await this.page.waitForTimeout(settle);
    const tasks = await this.page.evaluate(() => window.probe.tasks);
    return Math.max(0, ...tasks.filter(([start]) => start >= since).map(([, length]) => length));
  }

  /** Moves there as a hand does, stays a moment, and clicks; what the probe saw of it. */
  async click(target) {
    // In the middle, or the bar at the top may lie over it.
    await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await this.page.waitForTimeout(150);
    const { x, y, width, height } = await target.boundingBox();
    await this.page.mouse.move(x + Math.min(20, width / 2), y + height / 2);
    await this.page.waitForTimeout(120);
    const since = await this.now();
    await this.page.mouse.down();
    await this.page.waitForTimeout(70);
    await this.page.mouse.up();
    await this.page.waitForTimeout(400);
    const seen = await this.page.evaluate((from) => {
      const { events, clicks, local, mirror } = window.probe;
      const after = (times, start) => times.find((time) => time >= start);
      const click = after(clicks, from);
      return { events: events.filter((event) => event.startTime >= from), local: after(local, click) - click, mirror: after(mirror, click) - click };
    }, since);
    const painted = latency(seen.events, ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'input', 'change']);
    return { painted, local: seen.local ?? undefined, mirror: seen.mirror ?? undefined, task: await this.longest(since) };
  }

  /** Presses keys into the field that has the focus; how long each took until painted. */
  async type(text) {
    const took = [];
    for (const key of text) {
      const since = await this.now();
      await this.page.keyboard.press(key, { delay: 30 });
      await this.page.waitForTimeout(130);
      const events = await this.page.evaluate((from) => window.probe.events.filter((event) => event.startTime >= from), since);
      took.push(latency(events, ['keydown', 'keypress', 'input', 'beforeinput', 'keyup']));
    }
    return took;
  }

  /** Bytes on the JavaScript heap after a forced collection, wasm memory, and nodes. */
  async memory() {
    for (let round = 0; round < 3; round += 1) await this.cdp.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0 } = await this.cdp.send('Runtime.getHeapUsage');
    const { nodes } = await this.cdp.send('Memory.getDOMCounters');
    const wasm = await this.page.evaluate(() => window.probe.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
    const elements = await this.page.evaluate(() => document.querySelectorAll('*').length);
    return { heap: usedSize, browser: embedderHeapUsedSize, wasm, nodes, elements };
  }
}

/** The slowest of these events, as Event Timing rounds it; what it does not tell of took no longer than its threshold. */
function latency(events, names) {
  return Math.max(LEAST_MS, ...events.filter(({ name }) => names.includes(name)).map(({ duration }) => duration));
}
