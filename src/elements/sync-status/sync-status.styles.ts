/** The look of md-sync-status: a word one can press, and the details above it. */
import { css } from 'lit';

export const syncStatusStyles = css`
  :host { display: inline-block; position: relative; font-size: var(--s-1); line-height: 1.6; color: var(--ink-2); }
  .word {
    display: inline-flex; align-items: center; gap: 0.45em; min-block-size: 2.75rem; padding-inline: 0.3rem; border: 0;
    background: none; color: inherit; font: inherit; white-space: nowrap; cursor: pointer;
  }
  .word:hover { text-decoration: underline; text-underline-offset: 0.25em; }
  .mark { inline-size: 0.6em; block-size: 0.6em; border: 1.5px solid currentColor; border-radius: 50%; }
  .synced .mark { border-color: var(--pine); background: var(--pine); }
  .offline, .trouble { color: var(--ink); }
  .offline .mark, .trouble .mark { border-color: var(--cinnabar); }
  .panel {
    position: fixed; inset-inline: var(--gap); inset-block-end: 4.5rem; z-index: 10; display: grid; gap: 0.7rem;
    max-inline-size: 24rem; max-block-size: 70vh; overflow: auto; margin-inline: auto; padding: 1.1rem 1.25rem;
    border: 1px solid var(--rule); border-radius: 4px; background: var(--sheet); color: var(--ink);
    box-shadow: 0 6px 24px rgb(0 0 0 / 12%); line-height: 1.7;
  }
  .panel h2 { font-size: var(--s0); }
  .panel ul { padding-inline-start: 1.2em; overflow-wrap: anywhere; }
`;
