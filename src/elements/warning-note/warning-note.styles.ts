/** The look of md-warning-note. */
import { css } from 'lit';

export const warningNoteStyles = css`
  section { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; align-items: baseline; margin-block-end: 1.75rem; }
  h2 { font-size: var(--s1); }
  ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; padding: 0; list-style: none; }
  li { display: flex; flex-wrap: wrap; gap: 0.3rem 0.6rem; align-items: baseline; }
`;
