/** A dialog that asks before something is done. */
import { css } from 'lit';

export const question = css`
  dialog { inline-size: min(34rem, calc(100vw - 2rem)); padding: var(--gap); border: 1.5px solid var(--ink); border-radius: 4px; background: var(--sheet); color: var(--ink); }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  .question { display: grid; gap: 1rem; }
  .question h2 { overflow-wrap: anywhere; }
  .question .actions { justify-content: end; }
  textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
`;
