/** The look of md-warnings. */
import { css } from 'lit';

export const warningsStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .bar { margin-block-end: 1rem; }
  .steps-of { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  .steps-of a { padding-block: 0.4rem; border-block-end: 2px solid transparent; color: var(--ink-2); text-decoration: none; }
  .steps-of a[aria-current] { border-color: var(--cinnabar); color: var(--ink); }
  .who { display: block; }
  .tags { display: flex; flex-wrap: wrap; gap: 0.4rem; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; align-items: baseline; margin-block-start: 1rem; }
  .detail { display: grid; gap: 1.75rem; }
  .detail > * { min-inline-size: 0; }
  .detail > .sheet, .next { display: grid; gap: 0.9rem; }
  .detail section > h2 { margin-block-end: 0.6rem; }
  .back { justify-self: start; }
  h2 { overflow-wrap: anywhere; }
  fieldset { display: grid; gap: 0.7rem; min-inline-size: 0; padding: 0.9rem 0 0; border: 0; border-block-start: var(--hairline) solid var(--rule); }
  legend { float: left; inline-size: 100%; padding: 0; font-weight: 500; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 1rem; align-items: end; }
  fieldset > .link { justify-self: start; }
  .choice { display: flex; gap: 0.6rem; align-items: baseline; padding-block: 0.2rem; }
  .choice input { flex: none; inline-size: 1.15rem; block-size: 1.15rem; transform: translateY(0.15rem); }
`;
