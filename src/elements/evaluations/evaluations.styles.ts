/** The look of md-evaluations. */
import { css } from 'lit';

export const evaluationsStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; margin-block-start: 1.5rem; }
  .sheet { display: grid; gap: 0.9rem; }
  .sheet + .sheet { margin-block-start: 1.5rem; }
  .head { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; justify-content: space-between; align-items: baseline; }
  h2, tbody th { overflow-wrap: anywhere; }
  .mean { font: 600 var(--s1) / 1.3 var(--serif); }
  .bars { display: flex; gap: 0.3rem; align-items: end; block-size: 3.4rem; }
  .bars span { display: grid; align-content: end; justify-items: center; inline-size: 2.2rem; block-size: 100%; font-size: var(--s-1); line-height: 1.2; }
  .bars svg { display: block; }
  .bars rect { fill: var(--pine); }
  .remarks { display: grid; gap: 0.7rem; padding: 0; list-style: none; margin-block-start: 0.6rem; }
  .remarks li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); white-space: pre-line; overflow-wrap: anywhere; }
  summary { cursor: pointer; min-block-size: 1.75rem; }
  @container (max-width: 36rem) {
    table, tbody, tr, th, td { display: block; }
    thead { display: none; }
    tbody th { border-block-end: 0; padding-block-end: 0; }
    tbody td { padding-inline: 0; border-block-end: 0; padding-block: 0.2rem; }
    tbody tr { border-block-end: var(--hairline) solid var(--rule); padding-block-end: 0.6rem; }
    td.amount { text-align: start; }
  }
`;
