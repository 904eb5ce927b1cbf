/** The look of md-lesson-status: one line in the lesson bar. */
import { css } from 'lit';

export const lessonStatusStyles = css`
  :host { display: block; font-size: var(--s-1); line-height: 1.6; color: var(--ink-2); }
  .line { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; }
  .amounts { display: inline-flex; align-items: center; gap: 0.6rem; }
  .ring { inline-size: 1.35rem; block-size: 1.35rem; flex: none; }
  .ring circle { fill: none; stroke: var(--rule); stroke-width: 3; }
  .ring .lived { stroke: var(--cinnabar); }
  .complete .ring .lived { stroke: var(--pine); }
  .complete .state { color: var(--pine); font-weight: 600; }
  .note { color: var(--ink); }
  a { display: inline-flex; align-items: center; min-block-size: 2rem; color: var(--ink); }

  /* On a phone the bar's own link onward is enough. */
  @media (max-width: 40rem) {
    .complete > a {
      display: none;
    }
  }
`;
