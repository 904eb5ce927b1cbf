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
  caption { text-align: start; color: var(--ink-2); font-size: var(--s-1); padding-block-end: 0.4rem; }
  tbody th, td { overflow-wrap: anywhere; }
  thead th { white-space: nowrap; }
  td .muted, th .muted { display: block; font-weight: 400; }
  .code { letter-spacing: 0.03em; }
  td .actions { gap: 0.4rem; }
  tr.ended th, tr.ended td { color: var(--ink-2); }

  dialog textarea { min-block-size: 5rem; }

  @container (max-width: 52rem) {
    .find { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .find .field:first-child, .find .button { grid-column: 1 / -1; }
    caption { display: block; }
    td .actions { padding-block-start: 0.4rem; }
  }
`;
