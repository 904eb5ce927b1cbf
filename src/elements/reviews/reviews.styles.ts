/** The look of md-reviews. */
import { css } from 'lit';

export const reviewsStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .said:empty, .error:empty { display: none; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  .counts { display: flex; flex-wrap: wrap; gap: 0.4rem 2rem; align-items: baseline; margin-block-end: 1.5rem; font: 600 var(--s1)/1.35 var(--serif); }
  .closed { display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 2.75rem; font: 400 1rem/1.5 var(--sans); }
  .list { display: grid; padding: 0; margin-block: 0.6rem 2.5rem; border-block-start: 1.5px solid var(--ink); list-style: none; }
  .list li { border-block-end: var(--hairline) solid var(--rule); }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 1rem; align-items: baseline; padding-block: 0.9rem; text-decoration: none; }
  .row:hover .name { text-decoration: underline; text-underline-offset: 0.25em; text-decoration-color: var(--cinnabar); }
  .row .name { font-weight: 500; overflow-wrap: anywhere; }
  .row .muted { grid-column: 1 / -1; overflow-wrap: anywhere; }
  .detail { display: grid; gap: 1.5rem; }
  .detail > .sheet { display: grid; gap: 0.9rem; min-inline-size: 0; }
  .detail h2 { overflow-wrap: anywhere; }
  .detail h3 { font-size: var(--s1); }
  dl { display: grid; gap: 0.4rem; }
  dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  .limits { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--ochre); background: var(--paper); }
  .limits b { display: block; font-weight: 500; }
  .steps { display: grid; gap: 0.9rem; padding: 0; list-style: none; }
  .steps li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); overflow-wrap: anywhere; }
  .steps .late { color: var(--cinnabar); }
  form { display: grid; gap: 1.2rem; max-inline-size: 46rem; }
  fieldset { display: grid; gap: 0.4rem; min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 500; }
  .choice { display: flex; gap: 0.6rem; align-items: baseline; padding-block: 0.3rem; overflow-wrap: anywhere; }
  .choice input { flex: none; inline-size: 1.15rem; block-size: 1.15rem; transform: translateY(0.15rem); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1.2rem; align-items: start; }
  .field textarea { min-block-size: 7rem; }
  .field textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  .back { justify-self: start; }
  .entries td, .entries th { overflow-wrap: anywhere; }
  s { color: var(--ink-2); }
  @container (max-width: 30rem) {
    dl > div { grid-template-columns: 1fr; }
    dt { font-size: var(--s-1); }
    .row { grid-template-columns: minmax(0, 1fr); }
    .row .tag { justify-self: start; }
  }
`;
