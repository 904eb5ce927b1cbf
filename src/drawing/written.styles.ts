/** The look of a rubric, a long text and their facts, for whoever writes and whoever reads. */
import { css } from 'lit';

export const writtenStyles = css`
  .said:empty, .error:empty { display: none; }
  .levels { display: grid; gap: 0.35rem; margin-block: 0.3rem 1rem; }
  .levels > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 1rem; }
  .levels dt { font-size: var(--s-1); color: var(--ink-2); }
  .levels dd { font-size: var(--s-1); overflow-wrap: anywhere; }
  h4 { font-family: var(--sans); font-size: 1rem; }
  .prose { max-inline-size: var(--measure); overflow-wrap: anywhere; }
  .prose p { text-indent: 2em; line-height: 2; }
  .prose p + p { margin-block-start: 0.5rem; }
  summary { cursor: pointer; min-block-size: 1.75rem; }
  details > :not(summary) { margin-block-start: 0.6rem; }
  .hash { font-family: var(--mono); font-size: var(--s-1); overflow-wrap: anywhere; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  .field textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .quote { white-space: pre-line; overflow-wrap: anywhere; }
  @container (max-width: 30rem) {
    .levels > div { grid-template-columns: 1fr; }
  }
`;
