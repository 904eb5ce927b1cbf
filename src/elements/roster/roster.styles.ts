/** The look of md-roster. */
import { css } from 'lit';

export const rosterStyles = css`
  :host { container-type: inline-size; min-block-size: 30rem; }
  h2 { margin-block-end: 0.4rem; overflow-wrap: anywhere; }
  .outside:not(:empty) { margin-block-end: 1.5rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); }
  .outside:empty, .error:empty, .said:empty { display: none; }
  .error:not(:empty), .trouble { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); color: var(--ink); overflow-wrap: anywhere; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }

  .desk { display: grid; grid-template-columns: minmax(13rem, 18rem) minmax(0, 1fr); gap: 1.5rem 2.5rem; align-items: start; }
  .side { display: grid; gap: 1rem; }
  .tree { max-block-size: 34rem; overflow: auto; border-block: var(--hairline) solid var(--rule); }
  .tree ul, .plain { margin: 0; padding: 0; list-style: none; }
  .unit { display: flex; justify-content: space-between; gap: 0.6rem; align-items: baseline; inline-size: 100%; min-block-size: 2.4rem; padding: 0.35rem 0.6rem 0.35rem calc(0.6rem + var(--depth) * 1rem); border: 0; border-inline-start: 3px solid transparent; background: none; color: var(--ink); font: 400 1rem/1.5 var(--sans); text-align: start; cursor: pointer; }
  .unit:hover { background: var(--wash); }
  .unit[aria-current] { border-color: var(--cinnabar); background: var(--sheet); font-weight: 600; }
  .unit:focus-visible { outline-offset: -3px; }
  .unit .muted { white-space: nowrap; font-weight: 400; }
  .main { display: grid; gap: 1.2rem; min-inline-size: 0; }
  .search { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 12rem) auto auto; gap: 0.8rem; align-items: end; }
  .check { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2.9rem; }
  tbody th, td { overflow-wrap: anywhere; }
  thead th { white-space: nowrap; }
  .open { text-align: end; }
  .open .button { white-space: nowrap; }
  .people th .muted, .people td .muted { display: block; }
  .exports { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; }
  .exports a { display: inline-block; min-block-size: 1.5rem; }

  dialog { inline-size: min(36rem, calc(100vw - 2rem)); max-block-size: calc(100vh - 3rem); padding: var(--gap); border: 1.5px solid var(--ink); border-radius: 4px; background: var(--sheet); color: var(--ink); overflow: auto; }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  .question, .fields { display: grid; gap: 1rem; }
  .question section { display: grid; gap: 0.5rem; padding-block-start: 1rem; border-block-start: var(--hairline) solid var(--rule); }
  .pair, .grant { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 1rem; align-items: end; }
  .choice { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; padding: 0; border: 0; }
  .choice label { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2rem; }
  .said:not(:empty) { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--wash); }

  .slips, .slips .about { display: grid; gap: 1.2rem; }
  .slips ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
  .slip { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 1rem; align-items: start; padding: 1rem; border: 1px dashed var(--edge); background: #ffffff; color: #000000; break-inside: avoid; }
  .slip .muted { color: #333333; }
  .qr { display: block; inline-size: 100%; background: #ffffff; }
  .who { font: 600 var(--s1)/1.4 var(--serif); }
  .who .muted { font-family: var(--sans); font-weight: 400; }
  dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.1rem 0.8rem; }
  .code { font: 600 1.0625rem/1.75 ui-monospace, monospace; letter-spacing: 0.03em; white-space: nowrap; }
  .steps { font-size: 0.875rem; line-height: 1.5; }
  .url { overflow-wrap: anywhere; }

  @container (max-width: 52rem) {
    .desk { grid-template-columns: minmax(0, 1fr); }
    .tree { max-block-size: 16rem; }
    .search { grid-template-columns: minmax(0, 1fr); }
    .people .open { text-align: start; padding-block-start: 0.4rem; }
  }
  @container (max-width: 26rem) {
    .slip { grid-template-columns: minmax(0, 1fr); }
    .qr { max-inline-size: 9rem; }
  }
  @media print {
    .about { display: none !important; }
    .slips ul { grid-template-columns: 1fr 1fr; gap: 0; }
    .code { font-size: 0.8125rem; letter-spacing: 0; }
    .slip { grid-template-columns: 2.2cm minmax(0, 1fr); gap: 0.5rem; padding: 0.7rem; border: 0.5pt dashed #777777; }
  }
`;
