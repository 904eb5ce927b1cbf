/** The look of md-my-warnings. */
import { css } from 'lit';

export const myWarningsStyles = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 1rem; margin-block-end: 2.2rem; }
  .sheet { display: grid; gap: 0.9rem; }
  .tags { display: flex; flex-wrap: wrap; gap: 0.4rem; }
  summary { cursor: pointer; min-block-size: 1.75rem; }
  details > * + * { margin-block-start: 0.9rem; }
`;
