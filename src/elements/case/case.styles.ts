/** The look of md-case: the path so far above the scene, the ways back below it. */
import { css } from 'lit';

export const caseStyles = css`
  nav { padding-block-end: 0.9rem; border-block-end: 1px solid var(--rule); }
  ol { display: grid; gap: 0.35rem; padding: 0; list-style: none; counter-reset: step; }
  li { display: grid; grid-template-columns: 1.9rem minmax(0, 1fr); line-height: 1.6; counter-increment: step; }
  li::before { content: counter(step); color: var(--ink-2); font-variant-numeric: tabular-nums; }
  li a { display: inline-block; min-block-size: 1.5rem; font-family: var(--serif); font-weight: 600; }
  li [aria-current] { color: var(--cinnabar); font-family: var(--serif); font-weight: 600; }
  .way { display: block; color: var(--ink-2); font-size: var(--s-1); }
  .actions { margin-block-start: 2rem; }
  .ended { margin-block-start: 1.5rem; }
  @media print { nav, .actions { display: none; } }
`;
