/** The look of md-events. */
import { css } from 'lit';

export const eventsStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  .said:empty, .error:empty { display: none; }
  .said { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); margin-block-end: 1rem; }
  .error:not(:empty) { margin-block-end: 1rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin-block-end: 1.75rem; }
  .bar .year { display: flex; gap: 0.6rem; align-items: center; margin-inline-start: auto; white-space: nowrap; }
  .bar .input { inline-size: auto; }
  section { margin-block: 1.75rem; }
  section > h2 { margin-block-end: 0.75rem; }
  section > p { margin-block-end: 0.75rem; }
  details { margin-block: 1.25rem; }
  summary { cursor: pointer; font-weight: 500; min-block-size: 1.75rem; }
  details > :not(summary) { margin-block-start: 1rem; }
  .back { display: inline-block; margin-block-end: 1rem; padding-block: 0.2rem; }

  td.when { white-space: nowrap; }
  .list th .muted { display: block; }
  .top { display: grid; gap: 1rem; }
  .top h2 { overflow-wrap: anywhere; }
  .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; }
  .facts dt { color: var(--ink-2); }
  .facts dd { overflow-wrap: anywhere; }
  .material { display: inline-block; margin-inline-end: 1rem; }
  .shared { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  .scroll { overflow-x: auto; }
  .people .unit, .people td .muted { display: block; }
  .people .acts { white-space: nowrap; }
  .acts .link { margin-inline-end: 0.75rem; }
  .note { overflow-wrap: anywhere; }
  .adding, .sheet-box, .plan, .question { display: grid; gap: 1.1rem; }
  .refused td { overflow-wrap: anywhere; }
  .history ol { padding-inline-start: 1.25rem; }

  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.1rem; align-items: start; }
  .pair.four { grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); }
  fieldset { padding: 0; border: 0; min-inline-size: 0; display: grid; gap: 0.6rem; }
  legend { padding: 0; font-weight: 500; }
  .checks { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; }
  .check { display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 2rem; }
  .check input { inline-size: 1.15rem; block-size: 1.15rem; min-block-size: 0; }

  .question .error { margin: 0; }

  @container (max-width: 44rem) {
    .people .acts { white-space: normal; }
    .bar .year { margin-inline-start: 0; }
    .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .facts dd { margin-block-end: 0.5rem; }
  }
`;
