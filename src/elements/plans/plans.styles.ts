/** The look of md-plans: the quarters with their lights, and the lines of the form. */
import { css } from 'lit';

export const plansStyles = css`
  .limits { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--ochre); background: var(--paper); }
  .limits b { display: block; font-weight: 500; }
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
  .line { gap: 0.7rem; padding-block-start: 0.9rem; border-block-start: var(--hairline) solid var(--rule); }
  .line > legend { float: left; inline-size: 100%; }
`;
