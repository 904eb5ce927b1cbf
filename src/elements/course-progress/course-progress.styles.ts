/** The look of md-course-progress: it takes its size and colour from the line it stands in. */
import { css } from 'lit';

export const courseProgressStyles = css`
  :host { display: inline; }
  :host([hidden]) { display: none; }
  .complete { color: var(--pine); }
  .active { color: var(--cinnabar); }
`;
