/** The look of the figures drawn here: ruler, share bar, study day, and the states of a sheet. */
import { css } from 'lit';

export const figures = css`
  .ruler { display: block; inline-size: 100%; block-size: 1.5rem; border-radius: 2px; overflow: hidden; outline: var(--hairline) solid var(--rule); }
  .share-bar { display: block; inline-size: 100%; block-size: 2rem; }
  .bed { fill: var(--track); stroke: var(--rule); stroke-width: 1; }
  .gap { stroke: var(--sheet); stroke-width: 2; }
  .halo { stroke: var(--sheet); stroke-width: 8; }
  .required { stroke: var(--cinnabar); stroke-width: 3; }
  .k-ethicsOnline { fill: var(--ink); }
  .k-ethicsEvent { fill: var(--pine); }
  .k-ethicsPractice { fill: var(--ochre); }
  .k-ethicsMakeUp { fill: var(--sheet); }
  .on-ethicsEvent { stroke: var(--sheet); stroke-width: 1.6; opacity: 0.75; }
  .on-ethicsPractice { fill: var(--sheet); }
  .on-ethicsMakeUp { stroke: var(--ink); stroke-width: 1.8; }
  .pressable { cursor: pointer; }

  .key { display: flex; flex-wrap: wrap; gap: 0.35rem 1.25rem; padding: 0; list-style: none; color: var(--ink-2); font-size: var(--s-1); }
  .key svg { inline-size: 0.9em; block-size: 0.9em; margin-inline-end: 0.45em; vertical-align: -0.08em; border-radius: 2px; outline: 1px solid var(--rule); }
  .key a, .key button { display: inline-block; min-block-size: 1.5rem; }
  .key button[aria-pressed="true"] { color: var(--ink); font-weight: 600; }

  .day { display: block; inline-size: 100%; block-size: 2.6rem; overflow: visible; }
  .day .axis { stroke: var(--ink-2); stroke-width: 1; }
  .day .studied { fill: var(--ink); }
  .day .offline { fill: var(--ochre); }
  .day text { fill: var(--ink-2); font: 400 0.6875rem/1 var(--sans); font-variant-numeric: tabular-nums; }

  .behind { font-size: var(--s-1); color: var(--ink-2); }
  .behind summary { cursor: pointer; inline-size: fit-content; min-block-size: 1.5rem; }
  .behind table { margin-block-start: 0.4rem; color: var(--ink); }
  .behind th, .behind td { padding-block: 0.35rem; }

  .state { display: grid; justify-items: start; gap: 0.9rem; }
  .waiting { color: var(--ink-2); }
`;
