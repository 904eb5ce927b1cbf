/** The look of md-reports. */
import { css } from 'lit';

export const reportsStyles = css`
  :host { min-block-size: 30rem; }
  .pickers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 0.9rem; max-inline-size: 48rem; margin-block-end: 1.8rem; }
  section { margin-block-end: 2.6rem; }
  .sheets { padding: 0; list-style: none; border-block-start: 1.5px solid var(--ink); margin-block-start: 0.8rem; }
  .sheets li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.3rem 1.5rem; align-items: center; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
  .sheets p { max-inline-size: var(--measure); }
  .closed { display: grid; gap: 0.8rem; padding: 0; margin-block: 0.8rem; list-style: none; }
  code { font: 400 0.8125rem/1.6 var(--mono); overflow-wrap: anywhere; }
  .check { display: flex; gap: 0.6rem; align-items: baseline; }
  @media (max-width: 40rem) { .sheets li { grid-template-columns: minmax(0, 1fr); } .sheets .button { justify-self: start; } }
`;
