/** The look of md-roster-imports, beyond what all imports share. */
import { css } from 'lit';

export const rosterImportsStyles = css`
  .choice { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; padding: 0; border: 0; }
  .choice legend { padding: 0; font-weight: 500; }
  .choice label { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2rem; }
  .leaving { max-inline-size: 30rem; }
  .leaving input { max-inline-size: 10rem; }

  .rows td:nth-child(3) { min-inline-size: 8rem; }
  .what ul { padding: 0; list-style: none; }
  .what > div { display: grid; gap: 0.15rem; }
  del { color: var(--ink-2); }
  .tags { display: inline-flex; flex-wrap: wrap; gap: 0.3rem; }

  @container (max-width: 52rem) {
    .rows td:nth-child(n) { min-inline-size: 0; }
  }
`;
