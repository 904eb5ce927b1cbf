/** The look of a warning's figures and of its acts, for both sides. */
import { css } from 'lit';

export const warningCase = css`
  .said:empty, .error:empty { display: none; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  .scroll { overflow-x: auto; }
  .scroll th, .scroll td { padding-inline-end: 0.6rem; }
  .scroll th[scope='row'] { min-inline-size: 5.5em; }
  .late, .enough { font-weight: 600; }
  .late { color: var(--cinnabar); }
  .enough { color: var(--pine); }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  .limits { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--ochre); background: var(--paper); }
  .steps { display: grid; gap: 0; padding: 0; list-style: none; }
  .steps > li {
    position: relative; display: grid; gap: 0.15rem; padding: 0 0 1.3rem 1.4rem;
    border-inline-start: 1.5px solid var(--rule); margin-inline-start: 0.4rem; overflow-wrap: anywhere;
  }
  .steps > li:last-child { border-color: transparent; padding-block-end: 0; }
  .steps > li::before {
    content: ''; position: absolute; inset-block-start: 0.5em; inset-inline-start: calc(-0.35rem - 1px);
    inline-size: 0.7rem; block-size: 0.7rem; border: 1.5px solid var(--ink); border-radius: 50%; background: var(--sheet);
  }
  .steps > li:last-child::before { background: var(--ink); }
  .steps b { font-weight: 500; }
  .measures { display: grid; gap: 0.4rem; padding-inline-start: 1.4rem; margin-block: 0.3rem; }
  .measures .muted { display: block; }
  .form { display: grid; gap: 1rem; max-inline-size: 44rem; }
  .form textarea { min-block-size: 7rem; resize: vertical; }
  .form textarea.short { min-block-size: 4.5rem; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;
