// @formio/js: a wizard of three pages, made by its own renderer; the submission kept whole whenever something changes.

(async () => {
  const STORE = 'formio';
  const chapters = await (await fetch('questions.json')).json();
  const key = (id) => id.replace(/[^0-9A-Za-z]/g, (character) => `x${character.codePointAt(0).toString(16)}`);
  const english = { 备注: 'Note' };
  const note = (id) => ({ type: 'textarea', key: `note${key(id)}`, label: '备注', rows: 1, input: true });
  const answer = ({ id, text, levels }) => {
    if (!levels) return { type: 'number', key: `q${key(id)}`, label: `${id} ${text}`, input: true };
    levels.forEach(([, zh, en]) => { english[zh] = en; });
    return { type: 'radio', key: `q${key(id)}`, label: `${id} ${text}`, inline: true, input: true, values: levels.map(([value, label]) => ({ value, label })) };
  };
  const components = chapters.map(({ no, title, rows }, place) => ({
    type: 'panel', key: `page${place}`, title: `${no} ${title}`, components: rows.flatMap((row) => [answer(row), note(row.id)]),
  }));

  const form = await Formio.createForm(document.getElementById('form'), { display: 'wizard', components }, {
    language: 'zh', i18n: { zh: {}, en: english }, noAlerts: true,
  });
  const kept = localStorage.getItem(STORE);
  if (kept !== null) await form.setSubmission({ data: JSON.parse(kept) });
  form.on('change', ({ changed }) => { if (changed) localStorage.setItem(STORE, JSON.stringify(form.submission.data)); });
  document.querySelector('[data-jump]').onclick = () => form.setPage(components.length - 1);
  document.querySelector('[data-language]').onclick = () => { form.language = 'en'; };
  document.documentElement.dataset.ready = '';
})();
