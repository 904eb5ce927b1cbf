/** The look of md-record-check. */
import { css } from 'lit';

export const recordCheckStyles = css`
  :host { display: block; }
  section { display: grid; gap: 0.4rem; padding-block-end: 2rem; }
  h2 { font-size: var(--s1); }
  .warning { display: grid; gap: 0.7rem; padding: 1rem 1.2rem; border: 1.5px solid var(--cinnabar); border-radius: 4px; background: var(--sheet); }
  code { font: 400 0.8125rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
`;
