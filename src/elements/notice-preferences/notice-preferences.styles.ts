/** The look of md-notice-preferences. */
import { css } from 'lit';

export const noticePreferencesStyles = css`
  :host { margin-block-start: 2.5rem; }
  form { display: grid; gap: 0.9rem; }
  th { inline-size: 100%; }
  th .muted { display: block; font-weight: 400; }
  label { display: inline-flex; gap: 0.5em; align-items: center; min-block-size: 1.75rem; white-space: nowrap; }
`;
