/** The look of md-service-keys. */
import { css } from 'lit';

export const serviceKeysStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  section ~ section { margin-block-start: 3rem; }
  section > h2 { margin-block-end: 0.9rem; }
  code { font: 400 0.875rem/1.6 var(--mono); overflow-wrap: anywhere; }
  .said:not(:empty), .copying:not(:empty) { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .said:not(:empty) { margin-block-end: 0.9rem; }
  .said:empty, .copying:empty, .error:empty { display: none; }

  table { margin-block-start: 0.4rem; }
  thead th { white-space: nowrap; }
  th, td { padding-block: 0.6rem; vertical-align: baseline; }
  tbody th { min-inline-size: 8rem; overflow-wrap: anywhere; }
  td code { white-space: nowrap; }
  .date, .state-cell { white-space: nowrap; }
  .revoked th, .revoked td { color: var(--ink-2); font-weight: 400; }
  .revoked code { text-decoration: line-through; }

  .form { display: grid; gap: 1.6rem; justify-items: start; max-inline-size: var(--measure); }
  .form > .field, .form > fieldset { inline-size: 100%; }
  .form [aria-disabled="true"], dialog [aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  fieldset { min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 500; }
  #form-trouble, dialog .error { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); }
  .scopes { padding: 0; list-style: none; margin-block-start: 0.5rem; border-block-start: var(--hairline) solid var(--rule); }
  .scopes li { padding-block: 0.7rem; border-block-end: var(--hairline) solid var(--rule); }
  .scopes label { display: grid; grid-template-columns: 1.75rem auto minmax(0, 1fr); gap: 0 0.6rem; align-items: baseline; min-block-size: 1.75rem; cursor: pointer; }
  .scopes input { inline-size: 1.15rem; block-size: 1.15rem; margin: 0; align-self: center; }
  .scopes span { font-weight: 500; }
  .scopes code { color: var(--ink-2); }
  .scopes p { padding-inline-start: 2.35rem; font-size: 0.9375rem; }

  .created { display: grid; gap: 1rem; justify-items: start; max-inline-size: 46rem; border-color: var(--ink); }
  .once { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); }
  .created dl { inline-size: 100%; }
  .created dl > div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: 0 1rem; align-items: center; padding-block: 0.5rem; border-block-end: var(--hairline) solid var(--rule); }
  dt { color: var(--ink-2); }
  dd { display: flex; gap: 0.3rem 1rem; align-items: center; justify-content: space-between; }
  dd .button { flex: none; }
  .copying { inline-size: 100%; }

  dialog { inline-size: min(32rem, calc(100vw - 2rem)); padding: var(--gap); border: 1.5px solid var(--ink); border-radius: 4px; background: var(--sheet); color: var(--ink); }
  dialog[open] { display: grid; gap: 1rem; }
  dialog p + p { margin-block-start: 0.5rem; }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  dialog .actions { justify-content: end; }

  @container (max-width: 60rem) {
    .stacks tr { grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 1rem; align-items: center; }
    tbody th { min-inline-size: 0; }
    td { grid-column: 1 / -1; }
    td code { white-space: normal; }
    .stacks .date, .stacks .state-cell { white-space: nowrap; }
    .state-cell { grid-column: 2; grid-row: 1; }
    .revoked .state-cell { grid-column: 1 / -1; grid-row: auto; }
  }
  @container (max-width: 30rem) {
    .created dl > div { grid-template-columns: minmax(0, 1fr); }
    .scopes label { grid-template-columns: 1.75rem minmax(0, 1fr); }
    .scopes code { grid-column: 2; }
  }
`;
