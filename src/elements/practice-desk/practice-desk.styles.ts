/** The look of md-practice-desk. */
import { css } from 'lit';

export const practiceDeskStyles = css`
  :host { min-block-size: 30rem; }
  .said:empty, .error:empty { display: none; }
  .said { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); margin-block-end: 1rem; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: center; margin-block-end: 1.25rem; }
  .check { display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 2rem; }
  .check input { inline-size: 1.15rem; block-size: 1.15rem; }
  .claim ~ .claim { margin-block-start: 1.5rem; }
  form { display: grid; gap: 0.9rem; }
  textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;
