/** The look of md-case-status: a few lines beside the case. */
import { css } from 'lit';

export const caseStatusStyles = css`
  :host { display: grid; gap: 0.4rem; align-content: start; min-block-size: 5rem; font-size: 0.9375rem; color: var(--ink-2); }
  p:empty { display: none; }
  ul { display: grid; gap: 0.3rem; padding-inline-start: 1.2em; color: var(--ink); }
  .complete { color: var(--pine); font-weight: 600; }
  a { display: inline-block; min-block-size: 1.5rem; color: var(--ink); }
`;
