/** The look of md-audit. */
import { css } from 'lit';

export const auditStyles = css`
  :host { min-block-size: 30rem; }
  section { margin-block-end: 2.6rem; }
  form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 0.9rem; align-items: end; max-inline-size: 56rem; margin-block: 0.8rem; }
  form .whole { grid-column: 1 / -1; }
  .wide { overflow-x: auto; }
  .entries { border-block-start: 1.5px solid var(--ink); margin-block-start: 0.8rem; }
  .entry { border-block-end: var(--hairline) solid var(--rule); }
  .entry > summary { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr) auto auto; gap: 0.2rem 1rem; align-items: baseline; padding-block: 0.8rem; cursor: pointer; list-style: none; }
  .entry > summary::-webkit-details-marker { display: none; }
  .body { display: grid; gap: 1rem; margin-block-end: 1.2rem; padding: 1rem 1.2rem; border: var(--hairline) solid var(--rule); border-radius: 4px; background: var(--sheet); }
  .body > * { min-inline-size: 0; }
  fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; padding: 0; border: 0; }
  fieldset label { display: inline-flex; gap: 0.4rem; align-items: baseline; min-block-size: 1.5rem; }
  legend { padding: 0; margin-block-end: 0.3rem; font-weight: 500; }
  dl { display: grid; gap: 0.3rem; }
  dl > div { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd, code { overflow-wrap: anywhere; }
  code { font: 400 0.8125rem/1.6 var(--mono); }
  .deep-body { display: grid; gap: 1.2rem; margin-block-start: 0.8rem; }
  .deep-body > * { min-inline-size: 0; }
  .lesson { display: grid; gap: 0.6rem; padding-block-start: 0.8rem; border-block-start: var(--hairline) solid var(--rule); }
  .earlier { padding-inline-start: 1.2rem; }
  @media (max-width: 40rem) {
    .entry > summary { grid-template-columns: 2rem minmax(0, 1fr); }
    dl > div { grid-template-columns: minmax(0, 1fr); }
  }
`;
