/** The look of md-my-archive. */
import { css } from 'lit';

export const myArchiveStyles = css`
  :host { display: block; }
  section { display: grid; gap: 0.9rem; }
  h2 { font-size: var(--s1); }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.6rem 0.9rem; }
  .muted { font-size: var(--s-1); }
`;
