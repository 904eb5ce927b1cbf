/** The look of a day's lanes: kinds differ in height and pattern of place, not only in colour. */
import { css } from 'lit';

export const evidenceDayStyles = css`
  .evidence-day { display: grid; gap: 0.5rem; min-inline-size: 0; }
  .evidence-day h4 { font-size: var(--s0); }
  .lanes { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); max-inline-size: 52rem; }
  .lanes svg { display: block; inline-size: 100%; overflow: visible; }
  .lanes .names { display: grid; grid-auto-rows: 26px; color: var(--ink-2); font-size: var(--s-1); line-height: 26px; }
  .lanes .bed { stroke: var(--rule); stroke-width: 1; }
  .lanes .window { fill: var(--wash); }
  .lanes .lived, .lanes .seen { fill: var(--ink); }
  .lanes .offline { fill: var(--sheet); stroke: var(--ink); stroke-width: 1.5; }
  .lanes .passed { fill: var(--pine); }
  .lanes .failed { fill: var(--sheet); stroke: var(--pine); stroke-width: 1.5; }
  .lanes .user-0 { fill: var(--ink); }
  .lanes .user-1 { fill: var(--ochre); }
  .lanes .user-2 { fill: var(--sheet); stroke: var(--ink); stroke-width: 1.5; }
  .lanes text { fill: var(--ink-2); font: 400 0.6875rem/1 var(--sans); font-variant-numeric: tabular-nums; }
  .scroll { overflow-x: auto; }
`;
