/** The look of md-lesson-tracker: nothing but the line that says where the page has gone. */
import { css } from 'lit';

export const lessonTrackerStyles = css`
  :host { display: contents; }
  .resumed {
    position: fixed; inset-block-end: 4.75rem; inset-inline: 0; z-index: 5; display: flex; flex-wrap: wrap;
    align-items: center; justify-content: center; gap: 0.2rem 1rem; inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--gap)); margin-inline: auto; padding: 0.4rem 1.1rem;
    border: 1px solid var(--rule); border-radius: 4px; background: var(--sheet); color: var(--ink-2);
    font-size: var(--s-1); line-height: 1.6;
  }
  .resumed:empty { display: none; }
  .resumed a, .resumed button { display: inline-flex; align-items: center; min-block-size: 2rem; color: var(--ink); }
  @media print { .resumed { display: none; } }
`;
