/** The look of claimed practice. */
import { css } from 'lit';

export const practiceClaimStyles = css`
  .claim { display: grid; gap: 0.8rem; }
  .claim h3 { overflow-wrap: anywhere; }
  .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1.25rem; }
  .facts dt { color: var(--ink-2); }
  .facts dd, .words { overflow-wrap: anywhere; }
  .words { white-space: pre-line; }
  .notice { padding: 0.5rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); }
  .photos { display: flex; flex-wrap: wrap; gap: 0.75rem; padding: 0; list-style: none; }
  .photos img { inline-size: 8rem; block-size: 6rem; object-fit: cover; border: var(--hairline) solid var(--rule); border-radius: 3px; display: block; background: var(--track); }
  .claim summary { cursor: pointer; min-block-size: 1.75rem; }
  .claim ol { padding-inline-start: 1.25rem; }
`;
