/** The look of md-written beyond that of planning: one work with its marks beside it. */
import { css } from 'lit';

export const writtenDeskStyles = css`
  .bar { margin-block-start: 1.5rem; }
  .stacks { margin-block-start: 0.6rem; }
  td.day, td.amount { white-space: nowrap; }
  tbody th, h2, h3 { overflow-wrap: anywhere; }
  .side > .sheet { display: grid; gap: 0.9rem; }
  .head { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; justify-content: space-between; align-items: baseline; }
  .facts { display: grid; gap: 0.4rem; }
  .facts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  .facts dt { color: var(--ink-2); }
  .facts dd { overflow-wrap: anywhere; white-space: pre-line; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; margin-block-start: 0.8rem; }
  .pair { align-items: start; }
  .found { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--paper); }
  .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 26rem); gap: 2rem; align-items: start; }
  .side { display: grid; gap: 1.5rem; min-inline-size: 0; }
  .marks { display: grid; gap: 1.2rem; }
  .marks input[type="number"] { max-inline-size: 8rem; }
  .total { font: 600 var(--s1) / 1.4 var(--serif); }
  .steps { display: grid; gap: 0.9rem; padding: 0; list-style: none; }
  .steps li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); overflow-wrap: anywhere; }
  .same { inline-size: 100%; table-layout: fixed; min-inline-size: 0; }
  .same td { overflow-wrap: anywhere; line-height: 1.9; }
  @container (max-width: 60rem) {
    .desk { grid-template-columns: minmax(0, 1fr); }
  }
  @container (max-width: 30rem) {
    .facts > div { grid-template-columns: 1fr; }
    .facts dt { font-size: var(--s-1); }
  }
`;
