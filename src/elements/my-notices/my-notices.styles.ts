/** The look of md-my-notices. */
import { css } from 'lit';

export const myNoticesStyles = css`
  :host { min-block-size: 20rem; }
  .bar { display: flex; margin-block-end: 0.2rem; flex-wrap: wrap; gap: 0.75rem 1.5rem; justify-content: space-between; align-items: center; }
  .filter { display: flex; flex-wrap: wrap; gap: 0.4rem; }
  .said { min-block-size: 1.75rem; margin-block: 0.3rem; }
  section { margin-block-end: 2rem; }
  .day { margin-block: 1rem 0.2rem; color: var(--ink-2); font: 500 var(--s-1)/1.6 var(--sans); }
  h2 { padding-block-end: 0.4rem; border-block-end: 1.5px solid var(--ink); }
  ul { padding: 0; list-style: none; }
  li { display: grid; gap: 0.25rem; padding-block: 0.85rem; border-block-end: var(--hairline) solid var(--rule); }
  li.unread { padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--cinnabar); }
  .title { font-weight: 500; overflow-wrap: anywhere; }
  .unread .title { font-weight: 600; }
  .text { max-inline-size: 44rem; white-space: pre-line; overflow-wrap: anywhere; }
  .said:focus { outline: none; }
`;
