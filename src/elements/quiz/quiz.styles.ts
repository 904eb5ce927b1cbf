/** The look of md-quiz. */
import { css } from 'lit';

export const quizStyles = css`
  :host { max-inline-size: var(--measure, 38rem); }
  .page { display: grid; gap: 1.4rem; }
  h2:focus { outline: none; }
  h2:focus-visible { outline: 3px solid var(--cinnabar); }
  ul.plain, ol.plain { padding: 0; list-style: none; }
  .rules { display: grid; gap: 0.3rem; padding-inline-start: 1.2em; }
  .past li {
    display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 0 1rem; align-items: center;
    padding-block: 0.55rem; border-block-end: 1px solid var(--rule);
  }
  .past a, .past .link { min-block-size: 2rem; }
  .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; }
  .unsaved { color: var(--cinnabar); font-weight: 500; }
  .warning { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); }

  .navigator { display: flex; flex-wrap: wrap; gap: 0.4rem; }
  .navigator button {
    position: relative; inline-size: 2.75rem; block-size: 2.75rem; border: 1px solid var(--edge, var(--ink-2));
    border-radius: 3px; background: none; color: var(--ink); font: 500 1rem/1 var(--sans); cursor: pointer;
    font-variant-numeric: tabular-nums;
  }
  .navigator .answered { background: var(--ink); border-color: var(--ink); color: var(--paper); }
  .navigator .partly { border: 2px dotted var(--ink); background: var(--wash); }
  .navigator .unsaved { border: 2px dashed var(--cinnabar); background: var(--wash); color: var(--ink); }
  .navigator [aria-current] { outline: 2px solid var(--cinnabar); outline-offset: 2px; }
  .navigator [aria-current]:focus-visible { outline-width: 4px; }

  fieldset { min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; inline-size: 100%; }
  legend h2 { font-size: var(--s1); line-height: 1.6; }
  legend .muted { display: block; }
  .options { display: grid; gap: 0.6rem; margin-block-start: 1rem; }
  .options label {
    display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.8rem; align-items: start; min-block-size: 2.9rem;
    padding: 0.7rem 0.9rem; border: 1px solid var(--edge, var(--ink-2)); border-radius: 3px; background: var(--sheet);
    line-height: 1.65; cursor: pointer;
  }
  .options label.chosen { border-color: var(--cinnabar); background: var(--wash); }
  .situation {
    display: grid; gap: 0.8rem; margin-block-start: 1rem; padding: 1rem 1.1rem; border: 1px solid var(--rule);
    border-inline-start: 3px solid var(--ink-2); background: var(--sheet); line-height: 1.85;
  }
  .part { margin-block-start: 1.6rem; }
  .part legend > span { display: block; }
  .part-stem { font-weight: 500; line-height: 1.7; }
  .blank {
    display: inline-block; inline-size: 4.5em; block-size: 1em; margin-inline: 0.3em;
    border-block-end: 2px solid var(--ink); vertical-align: baseline;
  }
  fieldset > p.muted { margin-block-start: 0.5rem; }
  .pairs, .ordering { display: grid; gap: 0.6rem; margin-block-start: 0.8rem; }
  .pairs li, .ordering li {
    display: grid; gap: 0.5rem 0.9rem; align-items: center; padding: 0.7rem 0.9rem;
    border: 1px solid var(--edge, var(--ink-2)); border-radius: 3px; background: var(--sheet); line-height: 1.65;
  }
  .pairs li { grid-template-columns: minmax(0, 1fr) minmax(0, 15rem); }
  .pairs select, .filling input {
    inline-size: 100%; min-block-size: 2.9rem; padding: 0.4rem 0.6rem; border: 1px solid var(--edge, var(--ink-2));
    border-radius: 3px; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 var(--sans);
  }
  .ordering li { grid-template-columns: auto minmax(0, 1fr) auto; }
  .ordering .place { min-inline-size: 1.5rem; color: var(--ink-2); font: 600 1.1rem/1 var(--serif); }
  .moves { display: flex; gap: 0.5rem; }
  .moves .button { min-block-size: 2.75rem; }
  .moves [aria-disabled="true"] { border-color: var(--rule); color: var(--ink-2); cursor: default; }
  .moves [aria-disabled="true"]:hover { background: none; }
  .filling { margin-block-start: 1rem; max-inline-size: 24rem; }
  .options input { inline-size: 1.2rem; block-size: 1.2rem; margin: 0.25rem 0 0; }
  .spread { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.75rem; }

  .result { display: grid; gap: 0.4rem; padding-block: 1rem; border-block: 1.5px solid var(--ink); }
  .passed .figure { color: var(--pine); }
  .failed .figure { color: var(--cinnabar); }
  .answers > li { display: grid; gap: 0.5rem; padding-block: 1.1rem; border-block-end: 1px solid var(--rule); }
  .answers h3 { font-size: var(--s0); line-height: 1.7; }
  .answers dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.2rem 1rem; }
  .answers dt { color: var(--ink-2); font-size: var(--s-1); }
  @media (max-width: 30rem) {
    .answers dl { grid-template-columns: minmax(0, 1fr); }
    .pairs li { grid-template-columns: minmax(0, 1fr); }
    .ordering li { grid-template-columns: auto minmax(0, 1fr); }
    .moves { grid-column: 2; }
    .spread .button { flex: 1 1 8rem; }
  }
`;
