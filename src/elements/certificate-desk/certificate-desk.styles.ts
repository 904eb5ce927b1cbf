/** The look of md-certificate-desk. */
import { css } from 'lit';

export const certificateDeskStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  section ~ section { margin-block-start: 3rem; }
  section > h2 { margin-block-end: 0.9rem; overflow-wrap: anywhere; }
  .outside:not(:empty) { margin-block-end: 1.5rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .outside:empty, .error:empty { display: none; }
  .error:not(:empty) { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  form.issue { display: grid; gap: 1.2rem; }
  fieldset { min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; margin-block-end: 0.35rem; font-weight: 500; }
  .choices { display: flex; flex-wrap: wrap; gap: 0.4rem 1.8rem; }
  .choices label { display: inline-flex; gap: 0.5rem; align-items: center; min-block-size: 2rem; }
  .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1.2rem; align-items: start; }
  .find { display: grid; grid-template-columns: minmax(12rem, 2fr) minmax(8rem, 1fr) minmax(8rem, 1fr) auto; gap: 1rem; align-items: end; margin-block-end: 1.2rem; }
  textarea { min-block-size: 8rem; font-variant-numeric: tabular-nums; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  .current { display: grid; gap: 1rem; justify-items: start; }
  .current > h2 { margin-block-end: 0; }
  .said { font: 600 var(--s1)/1.5 var(--serif); }
  .progress { display: grid; gap: 0.4rem; inline-size: 100%; }
  progress { inline-size: 100%; block-size: 0.75rem; border: var(--hairline) solid var(--rule); border-radius: 2px; background: var(--track); appearance: none; }
  progress::-webkit-progress-bar { background: var(--track); }
  progress::-webkit-progress-value { background: var(--cinnabar); }
  progress::-moz-progress-bar { background: var(--cinnabar); }

  caption { text-align: start; color: var(--ink-2); font-size: var(--s-1); padding-block-end: 0.4rem; }
  tbody th, td { overflow-wrap: anywhere; }
  thead th { white-space: nowrap; }
  td .muted, th .muted { display: block; font-weight: 400; }
  .code { letter-spacing: 0.03em; }
  td .actions { gap: 0.4rem; }
  tr.ended th, tr.ended td { color: var(--ink-2); }

  dialog { inline-size: min(34rem, calc(100vw - 2rem)); padding: var(--gap); border: 1.5px solid var(--ink); border-radius: 4px; background: var(--sheet); color: var(--ink); }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  .question { display: grid; gap: 1rem; }
  .question .actions { justify-content: end; }
  dialog textarea { min-block-size: 5rem; }
  textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }

  @container (max-width: 52rem) {
    .find { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .find .field:first-child, .find .button { grid-column: 1 / -1; }
    table, tbody { display: block; }
    caption { display: block; }
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tbody { border-block-start: 1.5px solid var(--ink); inline-size: 100%; }
    tr { display: grid; gap: 0.15rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td, td.amount { padding: 0; border: 0; text-align: start; }
    tbody th { font-size: 1.0625rem; }
    td[data-label] { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 0.6rem; }
    td[data-label]::before { content: attr(data-label); color: var(--ink-2); font-size: var(--s-1); line-height: 1.75rem; }
    td[data-label] > .tag { justify-self: start; }
    td .actions { padding-block-start: 0.4rem; }
  }
`;
