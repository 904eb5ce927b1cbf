/** The look of md-my-tasks. */
import { css } from 'lit';

export const myTasksStyles = css`
  :host { min-block-size: 20rem; }
  .next { display: grid; gap: 0.5rem; margin-block-end: 2.2rem; }
  .next h2 { font-size: var(--s3); overflow-wrap: anywhere; }
  .tasks, .items { padding: 0; list-style: none; }
  .tasks { margin-block: 0.6rem 2rem; border-block-start: 1.5px solid var(--ink); }
  .tasks > li { display: grid; gap: 0.35rem; padding-block: 1rem; border-block-end: var(--hairline) solid var(--rule); }
  .tasks h3 { overflow-wrap: anywhere; }
  .items { display: grid; gap: 0.2rem; }
  .items li { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding-block: 0.15rem; }
  .said { white-space: pre-line; overflow-wrap: anywhere; }
  .earlier summary { cursor: pointer; min-block-size: 1.75rem; }
`;
