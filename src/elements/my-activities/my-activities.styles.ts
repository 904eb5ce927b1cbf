/** The look of md-my-activities. */
import { css } from 'lit';

export const myActivitiesStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  section ~ section { margin-block-start: 2.5rem; }
  section > h2 { margin-block-end: 0.75rem; }
  section > p { margin-block-end: 1rem; }
  .said:empty, .error:empty { display: none; }
  .said { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .error:not(:empty) { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  .sign { display: grid; gap: 0.9rem; justify-items: start; }
  .sign > h2 { margin: 0; }
  .about { font: 600 var(--s1)/1.5 var(--serif); overflow-wrap: anywhere; }
  .sign .button.first { min-inline-size: min(100%, 14rem); min-block-size: 3.4rem; font-size: 1.125rem; }
  .done { font: 600 var(--s1)/1.5 var(--serif); color: var(--pine); }
  .type { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; }
  .type .field { max-inline-size: 16rem; }
  .type input { text-transform: uppercase; letter-spacing: 0.1em; }
  .announced { display: grid; gap: 1rem; padding: 0; list-style: none; }
  .announced li { display: grid; gap: 0.35rem; }
  .announced h3 { overflow-wrap: anywhere; }
  .tags { display: inline-flex; gap: 0.5rem; }
  .materials { display: flex; flex-wrap: wrap; gap: 0.3rem 1.25rem; }
  th .muted { display: block; }
  .claim ~ .claim, .claim-form ~ .claim { margin-block-start: 1.25rem; }
  .claim-form { display: grid; gap: 1.1rem; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.1rem; align-items: start; }
  textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .photos li { display: grid; gap: 0.3rem; justify-items: start; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  @container (max-width: 34rem) {
    table, tbody { display: block; }
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tbody { border-block-start: 1.5px solid var(--ink); }
    tr { display: grid; gap: 0.15rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td, td.amount { padding: 0; border: 0; text-align: start; }
    td:empty { display: none; }
    .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  }
`;
