/** The look of md-plans. */
import { css } from 'lit';

export const plansStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .said:empty, .error:empty { display: none; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  .bar { margin-block-end: 1rem; }
  .years { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  .years a { padding-block: 0.4rem; border-block-end: 2px solid transparent; color: var(--ink-2); text-decoration: none; }
  .years a[aria-current] { border-color: var(--cinnabar); color: var(--ink); }
  .scroll { overflow-x: auto; }
  .scroll table { min-inline-size: 36rem; }
  .late { color: var(--cinnabar); }
  .detail { display: grid; gap: 1.5rem; }
  .detail > * { min-inline-size: 0; }
  .detail > .sheet { display: grid; gap: 0.9rem; }
  .back { justify-self: start; }
  h2 { overflow-wrap: anywhere; }
  .limits { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--ochre); background: var(--paper); }
  .limits b { display: block; font-weight: 500; }
  .lines { padding: 0.3rem 0 0; list-style: none; }
  .quarters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.2rem; margin-block-start: 0.8rem; }
  .quarter { padding-block-start: 0.6rem; border-block-start: 1.5px solid var(--ink); }
  .quarter ul { display: grid; gap: 0.9rem; padding: 0; margin-block-start: 0.6rem; list-style: none; }
  .quarter li { display: grid; gap: 0.1rem; overflow-wrap: anywhere; }
  .quarter b { font-weight: 500; }
  .light { display: inline-flex; gap: 0.4rem; align-items: center; font-size: var(--s-1); }
  .light i { inline-size: 0.7rem; block-size: 0.7rem; border: 1.5px solid currentColor; border-radius: 50%; }
  .light.done, .light.doneLate { color: var(--pine); }
  .light.done i { background: currentColor; }
  .light.missed { color: var(--cinnabar); }
  .light.missed i { background: currentColor; }
  .light.soon { color: var(--cinnabar); }
  .light.planned { color: var(--ink-2); }
  .make { gap: 1.3rem; max-inline-size: 56rem; }
  .change { display: grid; gap: 0.9rem; max-inline-size: 34rem; }
  fieldset { display: grid; gap: 0.4rem; min-inline-size: 0; padding: 0; border: 0; }
  .line { gap: 0.7rem; padding-block-start: 0.9rem; border-block-start: var(--hairline) solid var(--rule); }
  legend { padding: 0; font-weight: 500; }
  .line > legend { float: left; inline-size: 100%; }
  legend.sub { font-weight: 400; color: var(--ink-2); }
  .boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.1rem 1.2rem; max-block-size: 16rem; overflow-y: auto; }
  .choice { display: flex; gap: 0.6rem; align-items: baseline; padding-block: 0.3rem; overflow-wrap: anywhere; }
  .choice input { flex: none; inline-size: 1.15rem; block-size: 1.15rem; transform: translateY(0.15rem); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 1rem; align-items: end; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  summary { cursor: pointer; min-block-size: 1.75rem; }
`;
