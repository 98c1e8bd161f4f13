// A principal at the page: a user's verbs over roles, names and the page's stable hooks. Knows no test.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export class Principal {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Waits for a screen: home, plan, answer or results. */
  async on(route) {
    // The heading of the page before may stand a moment longer than its name.
    await this.page.locator(`main[data-route="${route}"] ${route === 'home' ? '.home ' : ''}h1`).first().waitFor();
    if (route === 'answer') await this.listed();
  }

  /** Waits until the list of checkpoints has come to its end. */
  async listed() {
    await this.page.locator('.indicators[aria-busy=false]').waitFor();
  }

  /** The first checkpoint that is listed now, if any. */
  async firstListed() {
    return this.page.evaluate(() => document.querySelector('.indicators [data-checkpoint]')?.dataset.checkpoint ?? '');
  }

  /** Waits until another section is listed than the one that began so: what was listed goes first. */
  async listedAnew(first) {
    await this.page.waitForFunction((was) => ![undefined, was].includes(document.querySelector('.indicators [data-checkpoint]')?.dataset.checkpoint), first);
    await this.listed();
  }

  async home() {
    await this.page.locator('header a[href="#/"]').click();
    await this.on('home');
  }

  async switchLanguage() {
    const html = this.page.locator('html');
    const before = await html.getAttribute('lang');
    await this.page.locator('[data-language-switch]').click();
    await this.page.locator(`html:not([lang="${before}"])`).waitFor();
    return html.getAttribute('lang');
  }

  async openStartForm(plan) {
    await this.page.locator(`main [data-plan="${plan}"]`).first().waitFor({ state: 'attached' });
    await this.showAllPlans();
    await this.page.locator(`[data-plan="${plan}"] button`).click();
    await this.page.locator('dialog[open] input[name=name]').waitFor();
  }

  /** Unfolds the plans of other regions, on the page or in the form. */
  async showAllPlans(inside = 'main') {
    await this.page.locator(`${inside} details.group`).first().waitFor();
    for (const folded of await this.page.locator(`${inside} details.group:not([open]) > summary`).all()) await folded.click();
  }

  /** Fills the start form that is open; what is left out keeps what the form proposes. */
  async fillStartForm({ kind, name, region, period, plans }) {
    const form = this.page.locator('dialog[open] form');
    if (name !== undefined) await form.locator('[name=name]').fill(name);
    if (kind !== undefined) await form.locator('[name=kind]').selectOption(kind);
    if (region !== undefined) await form.locator('[name=region]').fill(region);
    if (period !== undefined) await form.locator('[name=period]').selectOption(period);
    if (plans === undefined) return;
    await this.showAllPlans('dialog[open]');
    for (const plan of Object.keys(await this.offered())) {
      const box = form.locator(`input[name=plan][value="${plan}"]`).first();
      if (await box.isEnabled()) await box.setChecked(plans.includes(plan));
    }
  }

  /** The plans of the start form: id → 'ticked', 'open' or 'off'. */
  async offered() {
    return this.page.locator('dialog[open] input[name=plan]').evaluateAll((boxes) => Object.fromEntries(
      boxes.map((box) => [box.value, box.disabled ? 'off' : box.checked ? 'ticked' : 'open'])));
  }

  async submitStartForm() {
    await this.page.locator('dialog[open] form [type=submit]').click();
  }

  /** Starts one assessment from its plan's card, and no other beside it. */
  async start({ plan, ...who }) {
    await this.openStartForm(plan);
    await this.fillStartForm({ ...who, plans: [plan] });
    await this.submitStartForm();
    await this.on('answer');
  }

  /** Goes to a section, by its path: `三/（一）/1`. */
  async goTo(section) {
    const here = await this.page.locator('nav a[data-section][aria-current]').evaluateAll((links) => links.map((link) => link.dataset.section));
    const first = await this.firstListed();
    await this.page.locator(`nav a[data-section="${section}"]`).click();
    await this.page.locator(`nav a[data-section="${section}"][aria-current]`).waitFor();
    // A section and one within it list the same in part.
    const isWithin = (inner, outer) => `${inner}/`.startsWith(`${outer}/`);
    const isApart = here.length === 1 && !isWithin(here[0], section) && !isWithin(section, here[0]);
    if (isApart) await this.listedAnew(first);
    else await this.listed();
  }

  checkpoint(id) {
    return this.page.locator(`[data-checkpoint="${id}"]`);
  }

  async rate(checkpoint, level) {
    const radio = `input[type=radio][value="${level}"]`;
    await this.checkpoint(checkpoint).locator('label').filter({ has: this.page.locator(radio) }).click();
    await this.checkpoint(checkpoint).locator(`${radio}:checked`).waitFor({ state: 'attached' });
  }

  /** Types into the number fields of a checkpoint, first to last. */
  async type(checkpoint, ...texts) {
    const fields = this.numbers(checkpoint);
    for (const [index, text] of texts.entries()) {
      await fields.nth(index).fill(text);
      await fields.nth(index).blur();
    }
  }

  numbers(checkpoint) {
    return this.checkpoint(checkpoint).locator('input[data-metric], input[data-count]');
  }

  async declareNotApplicable(checkpoint, reason) {
    const row = this.checkpoint(checkpoint);
    await row.locator('[data-na]').check();
    await row.locator('[data-na-reason]').fill(reason);
    await row.locator('[data-na-reason]').blur();
  }

  async note(checkpoint, text) {
    const note = this.checkpoint(checkpoint).locator('textarea[data-note]');
    await note.fill(text);
    await note.blur();
  }

  /** What stands in a checkpoint's row now. */
  async answerOf(checkpoint) {
    return this.checkpoint(checkpoint).evaluate((row) => ({
      level: row.querySelector('input[type=radio]:checked')?.value ?? '',
      numbers: [...row.querySelectorAll('input[data-metric], input[data-count]')].map((field) => field.value),
      notApplicable: row.querySelector('[data-na-reason]')?.value ?? '',
      note: row.querySelector('textarea[data-note]')?.value ?? '',
      outcome: row.dataset.outcome ?? '',
    }));
  }

  async waitSaved() {
    await this.page.locator('[data-save-state="saved"]').first().waitFor();
  }

  async reload() {
    await this.page.reload();
    await this.page.locator('main[data-route] h1').first().waitFor();
  }

  /** The results, whole: they come part by part, the approval last. */
  async results() {
    await this.page.locator('header nav a[href^="#/r/"]').click();
    await this.on('results');
    await this.page.locator('main .approval').waitFor();
  }

  async answering() {
    await this.page.locator('header nav a[href^="#/a/"]').click();
    await this.on('answer');
  }

  /** Exports on the results screen; the file as it lands in the downloads. */
  async export(format) {
    const arriving = this.page.waitForEvent('download');
    await this.page.locator(`[data-export="${format}"]`).click();
    const download = await arriving;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** Deletes the only assessment there is. */
  async remove() {
    await this.home();
    await this.page.locator('[data-assessment] [data-delete]').click();
    await this.page.locator('dialog[open] [data-delete-confirm]').click();
    await this.page.locator('[data-assessment]').waitFor({ state: 'detached' });
  }

  /** The one dialog that is open, as it reads. */
  async dialogText() {
    return this.page.locator('dialog[open]').innerText();
  }

  /** Esc, as everyone closes a dialog. */
  async escape() {
    await this.page.locator('dialog[open]').waitFor();
    await this.page.keyboard.press('Escape');
    await this.page.locator('dialog[open]').waitFor({ state: 'hidden' });
  }

  /** Everything the browser keeps for the page, by key. */
  async kept() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
  }

  /** Chooses a file on the home screen; nothing changes before it is taken. */
  async choose({ name, bytes, path }) {
    await this.home();
    const chosen = path ?? { name, mimeType: 'application/octet-stream', buffer: bytes };
    await this.page.locator('input[data-import="import"]').setInputFiles(chosen);
    // Until it is read the dialog says so, or is not there.
    await this.page.locator('dialog.import[open] > h2 + :not(.actions, [role=status])').waitFor();
  }

  /** Whose word stands throughout, where a file and this browser have the same assessment. */
  async quick(whose) {
    await this.page.locator(`dialog[open] input[data-quick="${whose}"]`).check();
  }

  /** Makes a backup on the home screen; the file as it lands in the downloads, and the receipt that is shown. */
  async backUp() {
    await this.home();
    const arriving = this.page.waitForEvent('download');
    await this.page.locator('main [data-backup]').first().click();
    const download = await arriving;
    const told = await this.page.locator('.notice', { hasText: /已备份.*回执码/ }).innerText();
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()), receipt: told.match(/回执码 ([0-9A-Z-]+)/)[1] };
  }

  /** `take` what is new; keep `both`; or by one of the quick choices: `newer`, `theirs`, `mine`. */
  async import(file, taking = 'take') {
    await this.choose(file);
    if (['newer', 'theirs', 'mine'].includes(taking)) {
      await this.quick(taking);
      taking = 'chosen';
    }
    const take = this.page.locator(`dialog[open] [data-import-take="${taking}"]`);
    await take.waitFor().catch(async () => assert.fail(`not taken: ${await this.page.locator('dialog[open]').innerText()}`));
    await take.click();
    await this.on('answer');
  }
}
