/** The look of md-written. */
import { css } from 'lit';

export const writtenDeskStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.6rem 1.5rem; justify-content: space-between; align-items: center; margin-block: 1.5rem 1rem; }
  .years { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  .years a { padding-block: 0.4rem; border-block-end: 2px solid transparent; color: var(--ink-2); text-decoration: none; }
  .years a[aria-current] { border-color: var(--cinnabar); color: var(--ink); }
  .scroll { overflow-x: auto; margin-block-start: 0.6rem; }
  .scroll table { min-inline-size: 40rem; }
  td.day, td.amount { white-space: nowrap; }
  tbody th, h2, h3 { overflow-wrap: anywhere; }
  .detail { display: grid; gap: 1.5rem; }
  .detail > * { min-inline-size: 0; }
  .detail > .sheet, .side > .sheet { display: grid; gap: 0.9rem; }
  .head { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; justify-content: space-between; align-items: baseline; }
  .facts { display: grid; gap: 0.4rem; }
  .facts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  .facts dt { color: var(--ink-2); }
  .facts dd { overflow-wrap: anywhere; white-space: pre-line; }
  .back { justify-self: start; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; margin-block-start: 0.8rem; }
  .make { max-inline-size: 52rem; }
  .change { display: grid; gap: 0.9rem; max-inline-size: 34rem; }
  fieldset { display: grid; gap: 0.4rem; min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 500; }
  legend.sub { font-weight: 400; color: var(--ink-2); }
  .boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.1rem 1.2rem; max-block-size: 24rem; overflow-y: auto; }
  .choice { display: flex; gap: 0.6rem; align-items: baseline; padding-block: 0.3rem; overflow-wrap: anywhere; }
  .choice input { flex: none; inline-size: 1.15rem; block-size: 1.15rem; transform: translateY(0.15rem); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1.2rem; align-items: start; }
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
