/** The look of md-display-settings. */
import { css } from 'lit';

export const displaySettingsStyles = css`
  :host { display: inline-block; }
  div { display: flex; gap: 0.25rem; }
  button {
    min-block-size: 2rem; padding: 0.15rem 0.6rem; border: 1px solid transparent; border-radius: 2px; background: none;
    color: var(--ink-2); font: 400 var(--s-1)/1.4 var(--sans); white-space: nowrap; cursor: pointer;
  }
  button:hover { border-color: var(--rule); color: var(--ink); }
  button[aria-pressed="true"] { border-color: var(--ink); color: var(--ink); font-weight: 600; }

  /* On a phone the brand, these, the bell, the name and the menu stand in one row. */
  @media (max-width: 26rem) {
    div { gap: 0; }
    button { padding-inline: 0.25rem; }
  }
`;
