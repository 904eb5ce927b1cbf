/** The look of md-my-learning. */
import { css } from 'lit';

export const myLearningStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .next { display: grid; gap: 0.7rem; margin-block-end: 2.5rem; }
  .next h2 { font-size: var(--s2); }
  .courses { padding: 0; list-style: none; margin-block-start: 0.6rem; border-block-start: 1.5px solid var(--ink); }
  .courses > li { padding-block: 1.1rem; border-block-end: var(--hairline) solid var(--rule); }
  .facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; align-items: center; }
  h3 a { text-decoration: none; }
  h3 a:hover { text-decoration: underline; }
  summary { display: inline-block; min-block-size: 1.5rem; color: var(--ink-2); font-size: var(--s-1); cursor: pointer; text-decoration: underline; text-underline-offset: 0.25em; text-decoration-color: var(--underline); }
  details[open] > summary { margin-block-end: 0.3rem; }
  .cases { margin-block-start: 2.5rem; }
  .cases .head { margin-block-end: 0.4rem; }
  table { font-size: 0.9375rem; }
  th, td { padding-block: 0.45rem; }
  tbody th { font-weight: 400; }
  .complete { color: var(--pine); }
  .active { color: var(--cinnabar); }
  .new { color: var(--ink-2); }
  .quiz { display: flex; gap: 1rem; justify-content: space-between; padding-block: 0.6rem; font-size: 0.9375rem; }
  .quiz b { font-weight: 500; }
  @container (max-width: 40rem) {
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    table, tbody { display: block; }
    tr { display: flex; flex-wrap: wrap; gap: 0 1.1rem; padding-block: 0.6rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td { padding: 0; border: 0; }
    tbody th { flex: 1 0 100%; }
    td.amount { text-align: start; font-size: var(--s-1); white-space: nowrap; }
    td[data-label]::before { content: attr(data-label) " "; color: var(--ink-2); }
    td:last-child::before { content: none; }
  }
`;
