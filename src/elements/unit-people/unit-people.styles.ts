/** The look of md-unit-people. */
import { css } from 'lit';

export const unitPeopleStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  .elsewhere { margin-block-end: 1.2rem; }
  .pickers { display: grid; grid-template-columns: minmax(0, 1fr) 9rem; gap: 0.9rem; max-inline-size: 40rem; margin-block-end: 1.8rem; }
  .field { min-inline-size: 0; }
  .counts { display: grid; gap: 0.5rem; margin-block-end: 1.5rem; }
  .figure-line { font: 600 var(--s2)/1.35 var(--serif); }
  .filters { display: grid; grid-template-columns: minmax(0, 18rem) auto; gap: 0.9rem 1.5rem; justify-content: start; align-items: end; margin-block-end: 0.9rem; }
  .filters .actions { gap: 0.4rem; }
  .filters .button.small { min-block-size: 2.9rem; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; margin-block: 0.6rem; }
  .pages span { margin-inline-end: auto; }
  table { scroll-margin-block-start: 1rem; }
  .order { margin-block-end: 0.4rem; }
  thead th { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); white-space: nowrap; }
  th, td { padding-block: 0.5rem; vertical-align: middle; }
  tbody th { white-space: nowrap; }
  .hours { min-inline-size: 8rem; }
  .bar { display: block; inline-size: 7rem; block-size: 0.4rem; margin-block-start: 0.2rem; border-radius: 1px; overflow: hidden; }
  .bar .part { fill: var(--ochre); }
  .bar .full { fill: var(--pine); }
  .share.unmet { color: var(--cinnabar); }
  .share.neutral { color: var(--ink-2); }
  @container (max-width: 44rem) {
    .filters { grid-template-columns: minmax(0, 1fr); }
    .pickers { grid-template-columns: minmax(0, 1fr) 7rem; }
    table, tbody { display: block; }
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tbody { border-block-start: 1.5px solid var(--ink); }
    tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 1rem; padding-block: 0.8rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td { padding: 0; border: 0; }
    tbody th { font-size: 1.0625rem; white-space: normal; }
    td { grid-column: 1 / -1; }
    td[data-label]::before { content: attr(data-label) " "; color: var(--ink-2); font-size: var(--s-1); }
    .state-cell { grid-column: 2; grid-row: 1; }
    .bar { display: inline-block; margin-inline-start: 0.6rem; vertical-align: 0.15em; }
  }
`;
