/** The look of md-statement-explorer. */
import { css } from 'lit';

export const statementExplorerStyles = css`
  :host { container-type: inline-size; min-block-size: 40rem; }
  form { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 1.1rem 1rem; align-items: start; margin-block-end: 2rem; padding-block-end: 1.6rem; border-block-end: var(--hairline) solid var(--rule); }
  .field { grid-column: span 4; grid-template-columns: minmax(0, 1fr); min-inline-size: 0; }
  .field.activity { grid-column: span 8; }
  .field.date { grid-column: span 3; }
  /* Beside the fields of its row, whose labels stand above them. */
  form .actions { grid-column: span 6; padding-block-start: 2.1rem; }
  .results { display: grid; gap: 1rem; justify-items: start; }
  .results > * { min-inline-size: 0; }
  .results[aria-busy="true"] table { opacity: 0.55; }
  .count { font: 600 var(--s1)/1.5 var(--serif); }
  .matched ul { columns: 22rem 2; padding: 0; margin-block-start: 0.4rem; list-style: none; }
  .matched li { padding-block: 0.15rem; break-inside: avoid; }
  .matched .link { text-align: start; }
  thead th { white-space: nowrap; }
  th, td { padding-block: 0.55rem; }
  .when { inline-size: 13rem; }
  .who { inline-size: 15rem; }
  .did { inline-size: 13rem; }
  td .muted { display: block; }
  .did .tag { margin-inline-start: 0.3rem; }
  .object { overflow-wrap: anywhere; }
  .export { display: grid; gap: 0.5rem; margin-block-start: 1.2rem; max-inline-size: 40rem; }

  .back { display: inline-block; padding-block: 0.4rem; margin-block-end: 1rem; }
  article { display: grid; gap: 1.4rem; max-inline-size: 52rem; }
  article > * { min-inline-size: 0; }
  h2 .tag { margin-inline-start: 0.4rem; font-family: var(--sans); font-weight: 400; vertical-align: 0.2em; }
  .facts { border-block-start: 1.5px solid var(--ink); }
  .facts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; padding-block: 0.45rem; border-block-end: var(--hairline) solid var(--rule); }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  .only { margin-inline-start: 0.6rem; }
  code, pre { font: 400 0.8125rem/1.6 var(--mono); }
  .timeline { padding: 0; margin-inline-start: 0.4rem; list-style: none; }
  .timeline li { position: relative; display: grid; gap: 0.15rem; justify-items: start; padding: 0 0 1.3rem 1.6rem; border-inline-start: 1.5px solid var(--rule); }
  .timeline li:last-child { border-color: transparent; padding-block-end: 0; }
  .timeline li::before { content: ""; position: absolute; inset-block-start: 0.5rem; inset-inline-start: calc(-0.35rem - 0.5px); inline-size: 0.7rem; block-size: 0.7rem; border: 1.5px solid var(--ink); border-radius: 50%; background: var(--paper); }
  .timeline .what { font-weight: 500; }
  .timeline .day { margin-block: 0.3rem; }
  .nothing { color: var(--ink-2); }
  .raw summary { cursor: pointer; inline-size: fit-content; min-block-size: 1.5rem; }
  pre { max-block-size: 28rem; margin: 0.6rem 0; padding: 0.9rem; border: var(--hairline) solid var(--rule); border-radius: 4px; background: var(--sheet); overflow: auto; }

  @container (max-width: 56rem) {
    .field, .field.date { grid-column: span 6; }
    .field.activity, form .actions { grid-column: 1 / -1; padding-block-start: 0; }
    .field:has(#verb) { grid-column: 1 / -1; }
  }
  @container (max-width: 44rem) {
    .field { grid-column: 1 / -1; }
    table, tbody { display: block; inline-size: 100%; }
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tbody { border-block-start: 1.5px solid var(--ink); }
    tr { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.1rem; padding-block: 0.8rem; border-block-end: var(--hairline) solid var(--rule); }
    th, td { inline-size: auto; padding: 0; border: 0; }
    .when { order: 4; color: var(--ink-2); font-size: var(--s-1); }
    .did { order: 1; font-size: 1.0625rem; }
    .object { order: 2; }
    .who { order: 3; }
    .who .muted, .object .muted { display: inline; }
    .export .button { inline-size: 100%; }
    .facts > div { grid-template-columns: minmax(0, 1fr); }
    .only { margin-inline-start: 0; display: block; }
  }
  @container (max-width: 24rem) {
    .field.date { grid-column: 1 / -1; }
  }
`;
