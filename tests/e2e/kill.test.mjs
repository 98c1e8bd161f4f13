// The browser is killed at any moment, again and again on one profile: nothing older than half a second is missing.
//
// 20 rounds over http and one from the single file; KILL_ROUNDS=200 for more.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { browserArguments, browserPath, doubleClicked, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20);
const GRACE_MS = 500;
const SCHOOL = { plan: 'lvchun-2022', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };

/** A browser of its own process group on a profile, and a page on `url`. */
async function start(profile, url) {
  for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) rmSync(join(profile, lock), { force: true });
  const flags = [...browserArguments(), '--headless=new', '--remote-debugging-port=0', '--hide-crash-restore-bubble', '--lang=zh-CN'];
  const child = spawn(browserPath(), [...flags, `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`the browser did not start:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const page = await browser.contexts()[0].newPage();
  await page.goto(url);
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {});
  };
  return { page, kill };
}

/** One profile for browsers that come one after another; `begin(address)` starts the next. */
async function onProfile(open, test) {
  const { url, close } = await open();
  const profile = mkdtempSync(join(tmpdir(), 'duibiao-kill-'));
  let last;
  try {
    await test({ url, profile, begin: async (address) => { last = await start(profile, address); return last; } });
  } finally {
    await last?.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    close();
  }
}

/**
 * Answers at random, every 20 to 100 ms, and says so: what and how beforehand, lest a kill come between what is kept and what is
 * heard of it, and when once it is done.
 */
async function answerOnAndOn(page, answered) {
  await page.exposeFunction('answering', (checkpoint, level) => answered.push({ checkpoint, level, at: Infinity }) - 1);
  await page.exposeFunction('answered', (place, at) => { answered[place].at = at; });
  await page.evaluate(() => {
    const answer = async () => {
      const all = [...document.querySelectorAll('[data-checkpoint] input[name^=level-]:not(:disabled)')];
      const radio = all[Math.floor(Math.random() * all.length)];
      if (radio && !radio.checked) {
        const place = await window.answering(radio.closest('[data-checkpoint]').dataset.checkpoint, radio.value);
        radio.click();
        window.answered(place, Date.now());
      }
      setTimeout(answer, 20 + Math.random() * 80);
    };
    answer();
  });
}

/** Waits until all is in both stores: the page does not wait for a slow one. */
async function inBoth(page) {
  await page.locator('[data-save-state="saved"]', { hasText: /^已保存$/ }).first().waitFor();
}

/** The level of every checkpoint, as it lies in the store once the page is there. */
async function kept(page) {
  await new Principal(page).on('answer').catch(async (error) => { throw new Error(`${error.message}\n${await standing(page)}`); });
  await inBoth(page);
  return page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('duibiao/answer/'));
    const read = (key) => JSON.parse(JSON.parse(JSON.parse(localStorage.getItem(key))).body);
    return Object.fromEntries(keys.map(read).map(({ checkpoint, level }) => [checkpoint, level]));
  });
}

/** What the page shows and what lies in both stores, told where it does not come to what was asked for. */
function standing(page) {
  return page.evaluate(async () => {
    const opened = new Promise((done) => {
      const request = indexedDB.open('duibiao', 1);
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
      setTimeout(() => done(undefined), 5_000);
    });
    const database = await opened;
    const count = database && await new Promise((done) => {
      const request = database.transaction('kept').objectStore('kept').count();
      request.onsuccess = () => done(request.result);
      setTimeout(() => done('no answer'), 5_000);
    });
    const mirror = database ? count : database === null ? 'refused' : 'does not open';
    return `${location.hash} local: ${localStorage.length}, mirror: ${mirror}\n${document.body.innerText.slice(0, 1_000)}`;
  });
}

/** What is there but ought not to be, or is not but ought to be. */
function missing(before, answered, after, killedAt) {
  const checkpoints = [...new Set([...Object.keys(before), ...answered.map(({ checkpoint }) => checkpoint)])];
  return checkpoints.filter((checkpoint) => {
    const own = answered.filter((each) => each.checkpoint === checkpoint);
    const sure = own.filter(({ at }) => at <= killedAt - GRACE_MS);
    const right = [sure.at(-1)?.level ?? before[checkpoint], ...own.slice(sure.length).map(({ level }) => level)];
    return !right.includes(after[checkpoint]);
  });
}

/** A school that is begun, where the page then is, and what is kept of it. */
async function begun(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  return { address: page.url(), before: await kept(page) };
}

const killAndCount = (open, rounds) => onProfile(open, async ({ url, begin }) => {
  let { page, kill } = await begin(url);
  let { address, before } = await begun(page);
  let [all, gone] = [0, []];
  for (let round = 0; round < rounds; round += 1) {
    const answered = [];
    await answerOnAndOn(page, answered);
    await new Promise((done) => { setTimeout(done, 300 + Math.random() * 1700); });
    const killedAt = Date.now();
    await kill();
    ({ page, kill } = await begin(address));
    const after = await kept(page);
    gone = gone.concat(missing(before, answered, after, killedAt).map((checkpoint) => `round ${round}: ${checkpoint}`));
    [before, all] = [after, all + answered.length];
  }
  assert.deepEqual(gone, [], `of ${all} answers`);
  assert.ok(all > rounds * 3, `${all} answers in ${rounds} rounds`);
});

/**
 * Half an entry at the end of the mirror's log, as a browser leaves it that is killed in the middle of a write: its head, and
 * nothing of its body.
 */
function tear(profile) {
  const databases = join(profile, 'Default', 'IndexedDB');
  const logs = readdirSync(databases, { recursive: true }).filter((name) => name.endsWith('.log'));
  assert.equal(logs.length, 1, 'one origin has one log');
  // Checksum, length 3362, whole entry.
  appendFileSync(join(databases, logs[0]), Buffer.from([0xde, 0xad, 0xbe, 0xef, 0x22, 0x0d, 0x01]));
}

test('killed in the middle of a write, and killed again: the mirror is still there', () => onProfile(() => served(''), async ({ url, profile, begin }) => {
  let { page, kill } = await begin(url);
  const { address } = await begun(page);
  await kill();
  tear(profile);
  for (const [was, level] of [[undefined, 'full'], ['full', 'part'], ['part', 'none']]) {
    ({ page, kill } = await begin(address));
    assert.equal((await kept(page))['5.2'], was, 'what was answered before the last kill');
    await new Principal(page).rate('5.2', level);
    await page.waitForTimeout(GRACE_MS);
    await inBoth(page);
    await kill();
  }
}));

test(`killed ${ROUNDS} times over http, nothing older than half a second is missing`, () => killAndCount(() => served(''), ROUNDS));

test('killed once as a single file, nothing older than half a second is missing', () => killAndCount(() => doubleClicked('duibiao.html'), 1));
