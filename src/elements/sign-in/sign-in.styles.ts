/** The look of md-sign-in. */
import { css } from 'lit';

export const signInStyles = css`
  :host { max-inline-size: 24rem; min-block-size: 22rem; }
  .form { display: grid; gap: 1.3rem; }
  .form > .button { justify-self: stretch; }
  .with-button { display: grid; grid-template-columns: 1fr auto; gap: 0.5rem; }
  .with-button .button { min-block-size: 2.9rem; }
  #trouble:empty { display: none; }
  #trouble { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); }
  .form > .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;
