/** The look of controls inside shadow roots: buttons, fields, tags, tables, focus. Colours come from the tokens. */
import { css } from 'lit';

export const controls = css`
  :host { display: block; color: var(--ink); font: 400 1rem/1.75 var(--sans); }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset { margin: 0; }
  h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.35; letter-spacing: 0.01em; }
  h2 { font-size: var(--s2); }
  h3 { font-size: var(--s1); }
  a { color: inherit; text-decoration-color: var(--underline); text-underline-offset: 0.25em; }
  a:hover { text-decoration-color: var(--cinnabar); }
  :focus-visible { outline: var(--ring) solid var(--cinnabar); outline-offset: 3px; border-radius: 2px; }
  .num { font-variant-numeric: tabular-nums lining-nums; }
  .muted { color: var(--ink-2); font-size: var(--s-1); }
  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }

  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.5em; min-block-size: 2.9rem;
    padding: 0.4rem 1.35rem; border: 1.5px solid var(--ink); border-radius: var(--radius); background: none;
    color: var(--ink); font: 500 1rem/1.3 var(--sans); text-decoration: none; cursor: pointer;
  }
  .button:hover { background: var(--wash); }
  .button.first { background: var(--cinnabar); border-color: var(--cinnabar); color: var(--on-cinnabar); }
  .button.first:hover {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .button.small { min-block-size: 2.25rem; padding: 0.2rem 0.9rem; font-size: var(--s-1); }
  .button[aria-pressed="true"] { background: var(--ink); border-color: var(--ink); color: var(--paper); }
  .button:disabled { border-color: var(--rule); color: var(--ink-2); background: none; cursor: default; }
  .button.first:disabled { border-color: var(--cinnabar); }
  input[type="file"]::file-selector-button {
    min-block-size: 2.6rem; margin-inline-end: 0.9rem; padding: 0.3rem 1.1rem; border: 1.5px solid var(--ink);
    border-radius: var(--radius); background: none; color: var(--ink); font: 500 1rem/1.3 var(--sans); cursor: pointer;
  }
  input[type="file"]::file-selector-button:hover { background: var(--wash); }
  .actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
  .link {
    padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer;
    text-decoration: underline; text-decoration-color: var(--underline); text-underline-offset: 0.25em;
    min-block-size: 1.5rem;
  }

  .field { display: grid; gap: 0.35rem; }
  .field > label, .field > .label { font-weight: 500; }
  .field input, .field select, .field textarea, .input {
    inline-size: 100%; min-block-size: 2.9rem; padding: 0.5rem 0.8rem; border: var(--hairline) solid var(--edge);
    border-radius: var(--radius); background: var(--sheet); color: var(--ink); font: 400 1rem/1.5 var(--sans);
  }
  .field input[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .field .error, .error { color: var(--cinnabar); }
  input[type="radio"], input[type="checkbox"] { accent-color: var(--cinnabar); }

  .tag {
    display: inline-flex; align-items: center; gap: 0.4em; padding: 0.1rem 0.6rem; border: 1px solid currentColor;
    border-radius: 2rem; font-size: var(--s-1); line-height: 1.6; white-space: nowrap;
  }
  .tag.met { color: var(--pine); }
  .tag.unmet { color: var(--cinnabar); }
  .tag.neutral { color: var(--ink-2); }

  .sheet { padding: var(--gap); border: var(--hairline) solid var(--rule); border-radius: 4px; background: var(--sheet); }
  .sheet.state { display: grid; gap: 0.9rem; justify-items: start; }
  .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.3rem 1rem; }
  .figure { font: 600 var(--s3)/1.1 var(--serif); white-space: nowrap; }
  .figure small { font: 400 var(--s0)/1.1 var(--sans); color: var(--ink-2); }

  table { inline-size: 100%; border-collapse: collapse; }
  th, td { padding: 0.65rem 1rem 0.65rem 0; border-block-end: var(--hairline) solid var(--rule); text-align: start; vertical-align: top; }
  thead th { border-block-end: 1.5px solid var(--ink); color: var(--ink-2); font-size: var(--s-1); font-weight: 500; }
  tbody th { font-weight: 500; }
  th.amount, td.amount { text-align: end; font-variant-numeric: tabular-nums lining-nums; }
  th:last-child, td:last-child { padding-inline-end: 0; }

  @media (prefers-reduced-motion: no-preference) {
    .button { transition: background-color 0.12s linear; }
  }
  @media print {
    .button, .actions { display: none; }
  }
`;
