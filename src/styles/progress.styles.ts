/** A bar of how far some work of the server is, with what is said of it. */
import { css } from 'lit';

export const progressBar = css`
  .progress { display: grid; gap: 0.4rem; inline-size: 100%; }
  progress { inline-size: 100%; block-size: 0.75rem; border: var(--hairline) solid var(--rule); border-radius: 2px; background: var(--track); appearance: none; }
  progress::-webkit-progress-bar { background: var(--track); }
  progress::-webkit-progress-value { background: var(--cinnabar); }
  progress::-moz-progress-bar { background: var(--cinnabar); }
`;
