/** The look of charts: ink and cinnabar on paper, in both lights and in high contrast. */
import { css } from 'lit';

export const chartStyles = css`
  .shares { display: block; inline-size: 100%; block-size: 2rem; border-radius: 2px; overflow: hidden; }
  .row-shares { display: block; inline-size: 100%; min-inline-size: 5rem; block-size: 0.55rem; border-radius: 1px; overflow: hidden; outline: var(--hairline) solid var(--rule); }
  .columns { display: block; inline-size: 100%; block-size: 13rem; overflow: visible; }
  .bed { fill: var(--track); }
  .gap { stroke: var(--sheet); stroke-width: 2; }
  .axis { stroke: var(--ink-2); stroke-width: 1; }
  .reach { fill: transparent; }
  .pressable { cursor: pointer; }
  .pressable:hover .reach { fill: var(--wash); }
  .part.pressable:hover { opacity: 0.85; }
  .part.met, .part.pine { fill: var(--pine); }
  .part.ink { fill: var(--ink); }
  .part.soft { fill: var(--edge); }
  .part.noHours { fill: var(--cinnabar); }
  .part.hoursShort { fill: var(--ochre); }
  .part.share { fill: var(--ink-2); }
  .part.notAssessable { fill: var(--edge); }
  .part.lagging { fill: var(--ochre); }
  text { fill: var(--ink-2); font: 400 0.75rem/1 var(--sans); font-variant-numeric: tabular-nums lining-nums; text-anchor: middle; }
  text.value { fill: var(--ink); }
  figure { min-inline-size: 0; }
  figcaption { display: grid; gap: 0.1rem; margin-block-end: 0.8rem; }
  .swatch { display: inline-block; inline-size: 0.9em; block-size: 0.9em; margin-inline-end: 0.45em; vertical-align: -0.08em; border-radius: 2px; outline: 1px solid var(--rule); }
  @container (max-width: 40rem) {
    .columns { block-size: 11rem; }
    .columns.many text.value:not(.most) { display: none; }
    text { font-size: 0.6875rem; }
  }
`;
