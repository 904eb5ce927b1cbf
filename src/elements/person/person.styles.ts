/** The look of md-person. */
import { css } from 'lit';

export const personStyles = css`
  :host { display: grid; gap: 1.2rem; }
  .who h2 { font-size: var(--s3); }
  .facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; }
  .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem 3rem; }
  .columns ul { display: grid; gap: 0.35rem; margin-block-start: 0.4rem; padding: 0; list-style: none; }
  .columns li { display: flex; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; }
  form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 0.9rem; align-items: end; margin-block-start: 0.8rem; max-inline-size: 56rem; }
  form .wide { grid-column: 1 / -1; }
  details.reopen > summary { cursor: pointer; inline-size: fit-content; min-block-size: 1.5rem; font-weight: 500; }
`;
