/** The look of md-hours-imports, beyond what all imports share. */
import { css } from 'lit';

export const hoursImportsStyles = css`
  .because { margin-block-start: 0.3rem; font-size: 0.9375rem; line-height: 1.6; }
  .rows td:nth-child(3), .rows td:nth-child(4) { min-inline-size: 9rem; }

  @container (max-width: 52rem) {
    .rows td:nth-child(n) { min-inline-size: 0; }
    td[data-label] > .because { grid-column: 2; }
  }
`;
