/** The look of a page that imports sheets: choosing one, the import that is looked at, its rows, and those of before. */
import { css } from 'lit';

export const sheetImport = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  section ~ section { margin-block-start: 3rem; }
  section > h2 { margin-block-end: 0.9rem; overflow-wrap: anywhere; }
  .outside:not(:empty) { margin-block-end: 1.5rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .outside:empty, .error:empty, .said:empty, .chosen:empty { display: none; }

  .upload { display: grid; gap: 1.2rem; }
  .zone { position: relative; display: grid; justify-items: center; gap: 0.7rem; padding: 2rem 1rem; border: 1.5px dashed var(--edge); border-radius: 4px; text-align: center; }
  .zone.over { border-color: var(--cinnabar); background: var(--wash); }
  .zone:has(.file:focus-visible) .file-button { outline: var(--ring) solid var(--cinnabar); outline-offset: 3px; }
  .file { position: absolute; inline-size: 1px; block-size: 1px; opacity: 0; }
  .chosen { font-weight: 500; overflow-wrap: anywhere; }
  .templates { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; }
  .templates a, .refused a { display: inline-block; min-block-size: 1.5rem; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1.2rem; align-items: end; }
  .error:not(:empty), .trouble { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  .current { display: grid; gap: 1rem; }
  .current > h2 { margin-block-end: 0; }
  .said { font: 600 var(--s1)/1.5 var(--serif); }
  .said.wrong { color: var(--cinnabar); }
  .refused { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; }
  .rows { display: grid; gap: 0.9rem; justify-items: start; min-inline-size: 0; }
  .filter { gap: 0.5rem; }

  tbody th, td { overflow-wrap: anywhere; }
  thead th { white-space: nowrap; }
  .tag { white-space: nowrap; }
  td .muted { display: block; }
  td.num, td.amount { white-space: nowrap; }
  .past .open { text-align: end; }

  @container (max-width: 52rem) {
    .rows .stacks { inline-size: 100%; }
    td.num { white-space: normal; }
    .past .open { text-align: start; padding-block-start: 0.4rem; }
  }
`;
