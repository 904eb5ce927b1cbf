/** The look of md-question-statistics. */
import { css } from 'lit';

export const questionStatisticsStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  .pickers { display: grid; grid-template-columns: minmax(0, 20rem) auto; gap: 0.9rem 1.5rem; justify-content: start; align-items: end; margin-block-end: 1.5rem; }
  .pickers .button.small { min-block-size: 2.9rem; }
  .summary { margin-block-end: 0.3rem; }
  .figure-line { font: 600 var(--s2)/1.35 var(--serif); }
  .help { margin-block: 0.6rem 1.5rem; max-inline-size: 46rem; }
  .help ul { display: grid; gap: 0.3rem; margin-block-start: 0.5rem; padding-inline-start: 1.2em; }
  caption { text-align: start; padding-block-end: 0.5rem; }
  .items > thead th { white-space: nowrap; }
  .items > tbody > tr > * { vertical-align: top; padding-block: 0.8rem; }
  .items > tbody > tr > th { inline-size: 55%; font-weight: 400; }
  .items > tbody > tr > th > * { display: block; }
  .items > tbody > tr > td { white-space: nowrap; }
  .stem { overflow-wrap: anywhere; }
  .bar { display: block; inline-size: 6rem; block-size: 0.4rem; margin-block-start: 0.3rem; border-radius: 1px; overflow: hidden; }
  .bar .part { fill: var(--ink); }
  .negative { color: var(--cinnabar); font-weight: 600; }
  .flags-cell { white-space: normal !important; }
  .flag summary { cursor: pointer; inline-size: fit-content; list-style-position: inside; }
  .flag p { max-inline-size: 16rem; }
  .choices td:first-child { overflow-wrap: anywhere; }
  .choices th:not(:first-child), .choices td:not(:first-child) { text-align: end; white-space: nowrap; }
  @container (max-width: 44rem) {
    .pickers { grid-template-columns: minmax(0, 1fr); }
    .items, .items > tbody, .items > caption { display: block; }
    .items > thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    .items > tbody { border-block-start: 1.5px solid var(--ink); }
    .items > tbody > tr { display: grid; gap: 0.15rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    .items > tbody > tr > th, .items > tbody > tr > td { inline-size: auto; padding: 0; border: 0; white-space: normal; }
    .items > tbody > tr > th { margin-block-end: 0.5rem; }
    .items > tbody > tr > td[data-label]::before { content: attr(data-label) " "; color: var(--ink-2); font-size: var(--s-1); }
    .bar { display: inline-block; margin-inline-start: 0.6rem; vertical-align: 0.15em; }
    .flag p { max-inline-size: none; }
  }
`;
