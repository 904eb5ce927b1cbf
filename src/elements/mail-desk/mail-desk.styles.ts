/** The look of md-mail-desk. */
import { css } from 'lit';

export const mailDeskStyles = css`
  :host { min-block-size: 20rem; }
  dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-block: 1.2rem; }
  dt { color: var(--ink-2); font-size: var(--s-1); }
  dd { font: 600 var(--s2)/1.2 var(--serif); }
  .trouble { display: grid; gap: 0.5rem; margin-block: 1rem; border-color: var(--cinnabar); }
  .answer { overflow-wrap: anywhere; }
  ul { padding: 0; border-block-start: 1.5px solid var(--ink); list-style: none; }
  li { display: grid; gap: 0.2rem; padding-block: 0.8rem; border-block-end: var(--hairline) solid var(--rule); overflow-wrap: anywhere; }
  .said { min-block-size: 1.75rem; }
  .said:focus { outline: none; }
`;
