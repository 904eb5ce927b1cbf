/** The look of md-verify. */
import { css } from 'lit';

export const verifyStyles = css`
  :host { container-type: inline-size; min-block-size: 12rem; max-inline-size: 46rem; }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.6rem; }
  .row input { letter-spacing: 0.06em; }
  .finding { margin-block-start: 1.8rem; }
  .result { position: relative; display: grid; gap: 0.9rem; overflow: hidden; }
  .verdict { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: center; padding-block-end: 0.9rem; border-block-end: 1.5px solid var(--ink); }
  .verdict strong { font-weight: 600; }
  .verdict.valid strong { color: var(--pine); }
  .verdict.revoked strong { color: var(--cinnabar); }
  .sample-mark { position: absolute; inset-block-start: 0.7rem; inset-inline-end: 1rem; color: var(--cinnabar); font: 600 1.5rem/1.3 var(--serif); letter-spacing: 0.3em; padding-inline: 0.5rem 0.2rem; border: 2px solid currentColor; transform: rotate(8deg); }
  dl > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1rem; padding-block: 0.45rem; border-block-end: var(--hairline) solid var(--rule); }
  dl > div:last-child { border: 0; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  .categories { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none; }
  .code { letter-spacing: 0.06em; }
  code { font: 400 0.8125rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
  .file { display: grid; gap: 0.4rem; margin-block-start: 1.4rem; }
  .file h2 { font-size: 1.05rem; }
  .held { display: grid; gap: 0.7rem; margin-block-end: 1.4rem; }
  .wide { overflow-x: auto; }
  .held th, .held td { padding: 0.35rem 0.9rem 0.35rem 0; text-align: start; vertical-align: top; }
  .chooser { display: grid; gap: 0.35rem; font-weight: 500; }
  .chooser input { inline-size: 100%; padding-block: 0.4rem; font: 400 1rem/1.5 var(--sans); color: inherit; }
  .same { color: var(--pine); }
  @container (max-width: 36rem) {
    .row, dl > div { grid-template-columns: minmax(0, 1fr); }
    .sample-mark { font-size: 1.1rem; }
  }
`;
