/** The look of md-roster-imports. */
import { css } from 'lit';

export const rosterImportsStyles = css`
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
  .choice { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; padding: 0; border: 0; }
  .choice legend { padding: 0; font-weight: 500; }
  .choice label { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2rem; }
  .leaving { max-inline-size: 30rem; }
  .leaving input { max-inline-size: 10rem; }
  .error:not(:empty), .trouble { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  .current { display: grid; gap: 1rem; }
  .current > h2 { margin-block-end: 0; }
  .said { font: 600 var(--s1)/1.5 var(--serif); }
  .said.wrong { color: var(--cinnabar); }
  .progress { display: grid; gap: 0.4rem; }
  progress { inline-size: 100%; block-size: 0.75rem; border: var(--hairline) solid var(--rule); border-radius: 2px; background: var(--track); appearance: none; }
  progress::-webkit-progress-bar { background: var(--track); }
  progress::-webkit-progress-value { background: var(--cinnabar); }
  progress::-moz-progress-bar { background: var(--cinnabar); }
  .refused { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; }
  .rows { display: grid; gap: 0.9rem; justify-items: start; min-inline-size: 0; }
  .filter { gap: 0.5rem; }

  tbody th, td { overflow-wrap: anywhere; }
  thead th { white-space: nowrap; }
  .tag { white-space: nowrap; }
  td .muted { display: block; }
  td.num, td.amount { white-space: nowrap; }
  .rows td:nth-child(3) { min-inline-size: 8rem; }
  .what ul { padding: 0; list-style: none; }
  .what > div { display: grid; gap: 0.15rem; }
  del { color: var(--ink-2); }
  .tags { display: inline-flex; flex-wrap: wrap; gap: 0.3rem; }
  .past .open { text-align: end; }

  dialog { inline-size: min(34rem, calc(100vw - 2rem)); padding: var(--gap); border: 1.5px solid var(--ink); border-radius: 4px; background: var(--sheet); color: var(--ink); }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  .question { display: grid; gap: 1rem; }
  .question h2 { overflow-wrap: anywhere; }
  .question .actions { justify-content: end; }

  @container (max-width: 52rem) {
    table, tbody { display: block; }
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tbody { border-block-start: 1.5px solid var(--ink); inline-size: 100%; }
    .rows table { inline-size: 100%; }
    tr { display: grid; gap: 0.15rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td, th.amount, td.amount { padding: 0; border: 0; text-align: start; }
    .rows td:nth-child(n) { min-inline-size: 0; }
    td.num, td.amount { white-space: normal; }
    tbody th { font-size: 1.0625rem; }
    td[data-label] { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 0.6rem; }
    td[data-label]::before { content: attr(data-label); color: var(--ink-2); font-size: var(--s-1); line-height: 1.75rem; }
    td[data-label] > .tag { justify-self: start; }
    .past .open { text-align: start; padding-block-start: 0.4rem; }
  }
`;
