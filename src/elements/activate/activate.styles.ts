/** The look of md-activate. */
import { css } from 'lit';

export const activateStyles = css`
  :host { max-inline-size: 26rem; min-block-size: 30rem; }
  .form { display: grid; gap: 1.3rem; }
  .check { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2rem; }
  #code { letter-spacing: 0.05em; text-transform: uppercase; }
  #trouble:empty { display: none; }
  #trouble { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); }
  .said { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;
