/** The look of md-following. */
import { css } from 'lit';

export const followingStyles = css`
  :host { container-type: inline-size; min-block-size: 40rem; }
  .pickers { display: grid; grid-template-columns: minmax(0, 1fr) 9rem 11rem auto; gap: 0.4rem 0.9rem; align-items: end; max-inline-size: 56rem; margin-block-end: 1.2rem; }
  .pickers .hint { grid-column: 1 / -1; }
  .today { min-block-size: 2.9rem; }
  .path { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; margin-block-end: 1rem; color: var(--ink-2); }
  section, .charts { margin-block-end: 2.4rem; }
  .overview { display: grid; gap: 0.7rem; }
  .headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.6rem; font: 600 var(--s2)/1.3 var(--serif); }
  .headline .figure { font: 600 var(--s3)/1.1 var(--serif); }
  .rate { color: var(--ink-2); font: 400 var(--s0)/1.3 var(--sans); }
  .key { gap: 0.2rem 1.4rem; font-size: 0.9375rem; color: var(--ink); }
  .forecast { display: grid; gap: 0.3rem; padding-block-start: 0.7rem; border-block-start: var(--hairline) solid var(--rule); }
  .forecast p { max-inline-size: var(--measure); }
  .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2.4rem 3rem; }
  .charts > section { margin: 0; min-inline-size: 0; }
  h3 { margin-block-end: 0.3rem; }
  .wide { overflow-x: auto; }
  .wide th, .wide td { padding-block: 0.5rem; vertical-align: middle; }
  .wide th[scope="row"] { min-inline-size: 8rem; }
  td.drawn { inline-size: 30%; }
  .lengths th { white-space: nowrap; }
  .lengths th, .lengths td { padding-block: 0.45rem; vertical-align: middle; }
  .lengths td.drawn { inline-size: 70%; }
  .list { scroll-margin-block-start: 1rem; }
  .list h2 { scroll-margin-block-start: 1rem; }
  .find { max-inline-size: 20rem; margin-block: 0.6rem; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; margin-block: 0.6rem; }
  .pages span { margin-inline-end: auto; }
  .people th, .people td { padding-block: 0.5rem; vertical-align: middle; }
  .people .hours { inline-size: 9rem; }
  @container (max-width: 44rem) {
    .pickers { grid-template-columns: 7rem minmax(0, 1fr); }
    .pickers .unit { grid-column: 1 / -1; }
    .wide table { min-inline-size: 34rem; }
    table.people, .people tbody { display: block; }
    .people thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    .people tbody { border-block-start: 1.5px solid var(--ink); }
    .people tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 1rem; padding-block: 0.8rem; border-block-end: var(--hairline) solid var(--rule); }
    .people th, .people td { padding: 0; border: 0; }
    .people tbody th { font-size: 1.0625rem; }
    .people td { grid-column: 1 / -1; inline-size: auto; }
    .people td[data-label]::before { content: attr(data-label) " "; color: var(--ink-2); font-size: var(--s-1); }
    .people .state-cell { grid-column: 2; grid-row: 1; }
    .people .state-cell .tag { white-space: normal; }
  }
  @media print {
    .pickers, .find, .pages { display: none; }
  }
`;
