/** The look of md-my-hours. */
import { css } from 'lit';

export const myHoursStyles = css`
  :host { container-type: inline-size; min-block-size: 40rem; }
  .years { display: inline-flex; align-items: center; gap: 0.6rem; font-size: var(--s-1); white-space: nowrap; }
  .years .input { inline-size: auto; min-block-size: 2.5rem; }
  .requirements { display: grid; grid-template-columns: 1.6fr 1fr; gap: var(--gap); margin-block: 1.5rem 3rem; }
  .requirement { display: grid; gap: 0.9rem; align-content: start; min-inline-size: 0; }
  .requirement h2 { font-size: var(--s1); }
  .number { padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-decoration-color: var(--underline); text-underline-offset: 0.2em; }
  .number:hover { text-decoration-color: var(--cinnabar); }
  .key .link { text-decoration-color: transparent; }
  .key .link:hover, .key .link[aria-pressed="true"] { text-decoration-color: currentColor; }
  .entries-head { scroll-margin-block-start: 1.5rem; }
  #entries { scroll-margin-block-start: 5rem; }
  .filter { margin-block: 0.9rem; gap: 0.5rem; }
  .entries { border-block-start: 1.5px solid var(--ink); margin-block-start: 0.6rem; }
  .empty { padding-block: 1.5rem; }
  .missing-hours { margin-block-start: 1rem; }
  .missing-hours a { display: inline-block; padding-block: 0.2rem; }
  .entry { border-block-end: var(--hairline) solid var(--rule); }
  .entry > summary { display: grid; grid-template-columns: 6.5rem 1fr auto auto; gap: 0.2rem 1rem; align-items: baseline; padding-block: 0.9rem; list-style: none; cursor: pointer; }
  .entry > summary::-webkit-details-marker { display: none; }
  .entry > summary::after { content: ""; inline-size: 0.5rem; block-size: 0.5rem; border: solid var(--ink-2); border-width: 0 1.5px 1.5px 0; transform: translateY(-0.2rem) rotate(45deg); }
  .entry[open] > summary::after { transform: rotate(225deg); }
  .entry > summary:hover .title { text-decoration: underline; text-underline-offset: 0.25em; text-decoration-color: var(--cinnabar); }
  .title { font-weight: 500; overflow-wrap: anywhere; }
  .title s, .amount s { color: var(--ink-2); font-weight: 400; }
  .amount { font: 600 1.125rem/1 var(--serif); }
  .why { display: grid; gap: 1rem; margin-block: 0.2rem 1.2rem; margin-inline-start: 7.5rem; padding: 1rem 1.2rem; border: var(--hairline) solid var(--rule); border-radius: 4px; background: var(--sheet); font-size: 0.9375rem; }
  .why > * { min-inline-size: 0; }
  figure { display: grid; gap: 0.2rem; }
  figcaption { color: var(--ink-2); font-size: var(--s-1); }
  figcaption b { color: var(--ink); font-weight: 500; }
  dl { display: grid; gap: 0.3rem; }
  dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  code { font: 400 0.8125rem/1.6 ui-monospace, Consolas, monospace; }
  @container (max-width: 56rem) { .requirements { grid-template-columns: minmax(0, 1fr); } }
  @container (max-width: 40rem) {
    .entry > summary { grid-template-columns: 1fr auto auto; }
    .entry > summary .muted { grid-column: 1 / -1; }
    .why { margin-inline-start: 0; padding: 0.9rem; }
    dl > div { grid-template-columns: 1fr; }
  }
`;
