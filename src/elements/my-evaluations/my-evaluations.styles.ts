/** The look of md-my-evaluations. */
import { css } from 'lit';

export const myEvaluationsStyles = css`
  :host { min-block-size: 24rem; }
  .said:empty, .error:empty { display: none; }
  .said { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--sheet); margin-block-end: 1rem; }
  .how { max-inline-size: var(--measure); margin-block-end: 1.5rem; color: var(--ink-2); }
  .subjects { padding: 0; list-style: none; margin-block: 0.6rem 2rem; border-block-start: 1.5px solid var(--ink); }
  .subjects > li { display: grid; gap: 0.4rem; padding-block: 1rem; border-block-end: var(--hairline) solid var(--rule); }
  h3 { overflow-wrap: anywhere; }
  form { display: grid; gap: 1.3rem; margin-block-start: 0.6rem; max-inline-size: 44rem; }
  fieldset { display: grid; gap: 0.3rem; min-inline-size: 0; padding: 0; border: 0; }
  fieldset.wrong legend { color: var(--cinnabar); }
  legend { padding: 0; font-weight: 500; }
  .scores { display: grid; grid-template-columns: repeat(5, minmax(0, 4.5rem)); gap: 0.4rem; }
  .scores label { display: inline-flex; gap: 0.4rem; align-items: center; justify-content: center; min-block-size: 2.75rem; padding-inline: 0.2rem; border: var(--hairline) solid var(--edge); border-radius: var(--radius); cursor: pointer; }
  .scores label:has(:checked) { border: 2px solid var(--cinnabar); background: var(--wash); }
  .scores input { inline-size: 1.15rem; block-size: 1.15rem; margin: 0; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;
