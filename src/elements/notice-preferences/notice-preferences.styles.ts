/** The look of md-notice-preferences. */
import { css } from 'lit';

export const noticePreferencesStyles = css`
  :host { margin-block-start: 2.5rem; }
  .sheet, form, section { display: grid; gap: 0.9rem; }
  th { inline-size: 100%; }
  th .muted { display: block; font-weight: 400; }
  .ways { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  label { display: inline-flex; gap: 0.5em; align-items: center; min-block-size: 1.75rem; white-space: nowrap; }
  section { padding-block-start: 0.5rem; overflow-wrap: anywhere; }
  .line { display: flex; flex-wrap: wrap; align-items: end; }
  .line .field { flex: 1 1 14rem; max-inline-size: 24rem; }
  .said { min-block-size: 1.75rem; }
  .said:focus { outline: none; }
  @media (min-width: 48rem) { .ways { flex-wrap: nowrap; } }
`;
