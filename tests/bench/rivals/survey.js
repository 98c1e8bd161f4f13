// survey-core with survey-js-ui, as their own guides say: the answers kept whole whenever one changes, a note when its field is left.

(async () => {
  const STORE = 'survey';
  const chapters = await (await fetch('questions.json')).json();
  const words = (zh, en) => ({ default: en, 'zh-cn': zh });
  const element = ({ id, text, levels }) => (levels
    ? {
      type: 'radiogroup', name: id, title: `${id} ${text}`, colCount: 0, showCommentArea: true, commentText: words('备注', 'Note'),
      choices: levels.map(([value, zh, en]) => ({ value, text: words(zh, en) })),
    }
    : { type: 'text', inputType: 'number', name: id, title: `${id} ${text}`, showCommentArea: true, commentText: words('备注', 'Note') });
  const pages = chapters.map(({ no, title, rows }) => ({ name: no, title, elements: rows.map(element) }));

  const survey = new Survey.Model({ locale: 'zh-cn', showQuestionNumbers: 'off', pages });
  survey.data = JSON.parse(localStorage.getItem(STORE) ?? '{}');
  survey.onValueChanged.add(() => localStorage.setItem(STORE, JSON.stringify(survey.data)));
  survey.render(document.getElementById('form'));
  document.querySelector('[data-jump]').onclick = () => { survey.currentPageNo = pages.length - 1; };
  document.querySelector('[data-language]').onclick = () => { survey.locale = 'en'; };
  document.documentElement.dataset.ready = '';
})();
