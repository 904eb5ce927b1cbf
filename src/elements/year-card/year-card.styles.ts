/** The look of md-year-card. */
import { css } from 'lit';

export const yearCardStyles = css`
  :host { min-block-size: 17rem; }
  .reserved { visibility: hidden; }
  .trouble { margin-block-start: 0.7rem; }
  .card { display: grid; gap: 0.9rem; }
  .head { align-items: end; }
  .figure { text-decoration: none; }
  .figure:hover small { text-decoration: underline; }
  .key a { text-decoration-color: transparent; }
  .key a:hover { text-decoration-color: currentColor; }
`;
