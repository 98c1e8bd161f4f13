// Who is measured, and where each has what the tasks need: one row a subject, data only where it can be.
//
// `ready` is there when the first answer can be given; `row` holds one rated checkpoint, in it `choice` is what is clicked
// (the second is chosen), `note` a field for words; `jump` and `language` are clicked, `jumped` and `switched` say when done.

import { LAST, OPEN } from './questions.mjs';

/** The first row of the last chapter, as each names it. */
export function subjects(chapters) {
  const [{ id }] = chapters.at(-1).rows;
  const formioKey = id.replace(/[^0-9A-Za-z]/g, (character) => `x${character.codePointAt(0).toString(16)}`);
  return {
    floor: {
      ready: 'html[data-ready]',
      row: 'section:not([hidden]) .row:has(input[type=radio])',
      choice: 'label',
      note: '.row textarea',
      jump: '[data-jump]',
      jumped: { selector: `section[data-no="${LAST}"]:not([hidden])` },
      language: '[data-language]',
      switched: { selector: 'section:not([hidden]) .row label:last-of-type span', text: 'Not' },
    },
    survey: {
      ready: 'html[data-ready] .sd-question input[type=radio]',
      row: '.sd-question:has(input[type=radio])',
      choice: 'label.sd-selectbase__label',
      note: '.sd-question textarea',
      jump: '[data-jump]',
      jumped: { selector: `[data-name="${id}"]` },
      language: '[data-language]',
      switched: { selector: '.sd-selectbase__item:last-child .sd-item__control-label', text: 'Not' },
    },
    formio: {
      ready: 'html[data-ready] .formio-component-radio input[type=radio]',
      row: '.formio-component-radio',
      choice: 'label.form-check-label',
      note: '.formio-component-textarea textarea',
      jump: '[data-jump]',
      jumped: { selector: `.formio-component-q${formioKey}` },
      language: '[data-language]',
      switched: { selector: '.form-radio > .radio:last-of-type label', text: 'Not' },
    },
    ours: {
      ready: '[data-checkpoint] input[type=radio]',
      row: '.indicators [data-checkpoint]:has(input[type=radio])',
      choice: 'label.level',
      note: '[data-checkpoint] textarea[data-note]',
      jump: `nav a[data-section="${LAST}"]`,
      jumped: { selector: `.indicators [data-checkpoint="${id}"]` },
      language: '[data-language-switch]',
      switched: { selector: '.indicators .levels label:last-of-type', text: 'N' },
      hasMirror: true,
      back: `nav a[data-section="${OPEN}"]`,
    },
  };
}
