/** The look of md-presence-check: a slip of paper above the lesson bar. */
import { css } from 'lit';

export const presenceCheckStyles = css`
  :host { display: contents; }
  .check {
    position: absolute; inset-block-end: calc(100% + 0.75rem); inset-inline-end: var(--gap); z-index: 3;
    display: grid; gap: 0.5rem; inline-size: min(25rem, calc(100% - 2 * var(--gap)));
    max-block-size: min(70vh, 32rem); overflow-y: auto; padding: 1rem 1.15rem; border: 1px solid var(--edge);
    border-block-start: 3px solid var(--cinnabar); border-radius: 4px; background: var(--sheet); color: var(--ink);
    font-size: 0.9375rem; line-height: 1.65; box-shadow: 0 4px 18px rgb(0 0 0 / 0.12);
  }
  h2 { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; font-size: var(--s1); }
  kbd { font: 400 var(--s-1)/1 var(--mono); color: var(--ink-2); }
  #question { margin-block: 0.25rem 0.5rem; font-weight: 600; }
  .option {
    display: block; inline-size: 100%; min-block-size: 2.75rem; margin-block-start: 0.4rem; padding: 0.4rem 0.8rem;
    border: var(--hairline) solid var(--edge); border-radius: var(--radius); background: none; color: var(--ink);
    font: 400 0.9375rem/1.6 var(--sans); text-align: start; cursor: pointer;
  }
  .option:hover { background: var(--wash); }
  .option[aria-disabled="true"] { color: var(--ink-2); cursor: default; }
  .option:focus-visible { outline-offset: 1px; }
  .outcome { font-weight: 500; }

  /* There the bar does not stay in place. */
  @media (max-height: 26rem) {
    .check {
      position: fixed;
      inset-block-end: 0.5rem;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .check { animation: come 0.25s ease-out; }
    @keyframes come { from { opacity: 0; transform: translateY(0.5rem); } }
  }
  @media print { .check { display: none; } }
`;
