// Writes the pages that ours is measured against, into a folder to be served: one by hand, and one for each form library.

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chapters } from './questions.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const STYLE = 'body { font: 16px/1.6 system-ui, sans-serif; margin: 1rem } .row { padding: 8px; border-top: 1px solid #ccc } '
  + '.row label { display: inline-block; padding: 8px; border: 1px solid #999 } .row label:has(input:checked) { background: #cde } textarea { display: block; width: 100% }';

/** What each library wants fetched, least of all that it offers. */
const LIBRARIES = {
  survey: {
    styles: ['survey-core/survey-core.fontless.min.css'],
    scripts: ['survey-core/survey.core.min.js', 'survey-core/i18n/simplified-chinese.min.js', 'survey-js-ui/survey-js-ui.min.js'],
  },
  formio: { styles: ['@formio/js/dist/formio.form.min.css'], scripts: ['@formio/js/dist/formio.form.min.js'] },
};

const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
const page = (head, body) => `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>自评</title>${head}</head>\n`
  + `<body><p><button data-jump>最后一章</button> <button data-language>English</button></p>\n${body}\n</body></html>\n`;

function floor(all) {
  const level = (id) => ([value, zh, en]) => `<label><input type="radio" name="${id}" value="${value}"><span data-en="${en}">${zh}</span></label>`;
  const answer = ({ id, levels }) => (levels ? levels.map(level(id)).join(' ') : `<input name="${id}" inputmode="decimal">`);
  const row = (question) => `<div class="row" data-row="${question.id}"><p>${question.id} ${escaped(question.text)}</p>${answer(question)}`
    + `<textarea name="note-${question.id}" rows="1" aria-label="备注"></textarea></div>`;
  const section = ({ no, title, rows }, place) => `<section data-no="${no}"${place === 0 ? '' : ' hidden'}><h1>${no} ${escaped(title)}</h1>\n${rows.map(row).join('\n')}</section>`;
  return page(`<style>${STYLE}</style>`, `${all.map(section).join('\n')}\n<script src="floor.js"></script>`);
}

function library(name, { styles, scripts }) {
  const links = styles.map((path) => `<link rel="stylesheet" href="${basename(path)}">`).join('');
  const calls = [...scripts.map((path) => basename(path)), `${name}.js`].map((path) => `<script src="${path}"></script>`).join('\n');
  return page(links, `<div id="form"></div>\n${calls}`);
}

/** Writes them all anew; each is a folder of its own. */
export function writeRivals(folder) {
  const all = chapters();
  rmSync(folder, { recursive: true, force: true });
  const into = (name) => mkdirSync(join(folder, name), { recursive: true });
  into('floor');
  writeFileSync(join(folder, 'floor', 'index.html'), floor(all));
  copyFileSync(join(here, 'rivals', 'floor.js'), join(folder, 'floor', 'floor.js'));
  for (const [name, needs] of Object.entries(LIBRARIES)) {
    into(name);
    writeFileSync(join(folder, name, 'index.html'), library(name, needs));
    writeFileSync(join(folder, name, 'questions.json'), JSON.stringify(all));
    copyFileSync(join(here, 'rivals', `${name}.js`), join(folder, name, `${name}.js`));
    for (const path of [...needs.styles, ...needs.scripts]) copyFileSync(join(here, 'node_modules', path), join(folder, name, basename(path)));
  }
}
