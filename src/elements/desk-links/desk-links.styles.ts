/** The look of md-desk-links. */
import { css } from 'lit';

export const deskLinksStyles = css`
  nav { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; margin-block-end: 1.5rem; }
  a { display: inline-block; padding-block: 0.2rem; }
`;
