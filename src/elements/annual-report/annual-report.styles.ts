/** The look of md-annual-report: a white paper on the screen, and on paper. */
import { css } from 'lit';

export const annualReportStyles = css`
  :host { container-type: inline-size; min-block-size: 40rem; }
  .pickers { display: grid; grid-template-columns: minmax(0, 1fr) 9rem minmax(11rem, auto); gap: 0.9rem; align-items: end; max-inline-size: 60rem; margin-block-end: 2rem; }
  .pickers .actions { grid-column: 1 / -1; }
  article { max-inline-size: 60rem; }
  .cover { padding-block: 1.4rem 1.2rem; border-block: 1.5px solid var(--ink); }
  .cover h2 { font-size: var(--s3); }
  .of { font: 600 var(--s1)/1.4 var(--serif); color: var(--cinnabar); }
  .as-of { margin-block-start: 0.4rem; }
  .imprint { padding: 0; margin-block-start: 0.6rem; list-style: none; }
  .contents { margin-block: 1.2rem 2.4rem; }
  .contents ol { columns: 16rem; gap: 2rem; padding: 0; list-style: none; }
  .contents li { break-inside: avoid; }
  .contents a { display: inline-block; min-block-size: 1.75rem; text-decoration: none; }
  .contents a:hover { text-decoration: underline; }
  section { margin-block-end: 2.8rem; }
  section > h3 { font-size: var(--s2); margin-block-end: 0.6rem; scroll-margin-block-start: 1rem; }
  .text { max-inline-size: var(--measure); text-indent: 2em; line-height: 1.9; margin-block-end: 0.6rem; }
  .note { max-inline-size: var(--measure); margin-block: 0.3rem 1rem; }
  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.8rem 1.4rem; margin-block: 1.2rem; padding-block: 0.9rem; border-block: var(--hairline) solid var(--rule); }
  .figures dt { color: var(--ink-2); font-size: var(--s-1); }
  .figures dd { font: 600 var(--s2)/1.3 var(--serif); }
  .figures small { margin-inline-start: 0.25em; color: var(--ink-2); font: 400 var(--s-1)/1 var(--sans); }
  figure { margin-block: 1.2rem 1.6rem; }
  figcaption, caption { font-weight: 500; text-align: start; }
  caption { padding-block-end: 0.3rem; }
  .behind caption { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
  .key { margin-block: 0.6rem 0.3rem; }
  table { margin-block: 0.4rem 1rem; }
  th, td { padding-block: 0.45rem; vertical-align: middle; }
  tbody a { display: inline-block; min-block-size: 1.5rem; }
  .wide { overflow-x: auto; }
  .broad { min-inline-size: 40rem; }
  .broad tbody th { min-inline-size: 8rem; }
  td.drawn { inline-size: 16%; }
  .lengths th { white-space: nowrap; }
  .lengths td.drawn { inline-size: 65%; }
  .lengths .amount { white-space: nowrap; }
  thead td { border-block-end: 1.5px solid var(--ink); }
  .total th, .total td { border-block-start: 1.5px solid var(--ink); font-weight: 600; }
  .depth-1 { padding-inline-start: 1em; }
  .depth-2 { padding-inline-start: 2em; }
  .depth-3 { padding-inline-start: 3em; }
  .depth-4 { padding-inline-start: 4em; }
  .depth-5 { padding-inline-start: 5em; }
  .depth-6 { padding-inline-start: 6em; }
  @container (max-width: 44rem) {
    .pickers { grid-template-columns: 8rem minmax(0, 1fr); }
    .pickers .unit { grid-column: 1 / -1; }
  }
  @media print {
    .no-print, .behind, .contents { display: none; }
    article { max-inline-size: none; }
    .text, .note { max-inline-size: none; }
    .text { text-align: justify; }
    a { text-decoration: none; }
    .wide { overflow: visible; }
    .broad { min-inline-size: 0; font-size: 0.875rem; }
    h3, caption, thead { break-after: avoid; }
    figure, tr, .figures { break-inside: avoid; }
    thead { display: table-header-group; }
  }
`;
