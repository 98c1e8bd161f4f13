// The floor: what a page by hand does. One key of local storage an answer; a note is kept when its field is left.

(() => {
  const STORE = 'floor/';
  for (const field of document.querySelectorAll('input, textarea')) {
    const kept = localStorage.getItem(STORE + field.name);
    if (kept === null) continue;
    if (field.type === 'radio') field.checked = field.value === kept;
    else field.value = kept;
  }
  document.addEventListener('change', ({ target }) => localStorage.setItem(STORE + target.name, target.value));

  const sections = [...document.querySelectorAll('section')];
  document.querySelector('[data-jump]').onclick = () => sections.forEach((section, place) => { section.hidden = place !== sections.length - 1; });
  document.querySelector('[data-language]').onclick = () => {
    for (const word of document.querySelectorAll('[data-en]')) word.textContent = word.dataset.en;
  };
  document.documentElement.dataset.ready = '';
})();
