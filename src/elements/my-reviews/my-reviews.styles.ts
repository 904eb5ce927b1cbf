/** The look of md-my-reviews. */
import { css } from 'lit';

export const myReviewsStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .said:empty, .error:empty { display: none; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  section { display: grid; gap: 1rem; margin-block-end: 3rem; }
  .sheet { display: grid; gap: 0.9rem; min-inline-size: 0; }
  .sheet h3 { overflow-wrap: anywhere; }
  dl { display: grid; gap: 0.4rem; }
  dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  .limits { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--ochre); background: var(--paper); }
  .limits b { display: block; font-weight: 500; }
  .steps { display: grid; gap: 0.9rem; padding: 0; list-style: none; }
  .steps li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); overflow-wrap: anywhere; }
  form { display: grid; gap: 1.2rem; max-inline-size: 46rem; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1.2rem; align-items: start; }
  .field textarea { min-block-size: 6rem; }
  .field [aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  @container (max-width: 30rem) {
    dl > div { grid-template-columns: 1fr; }
    dt { font-size: var(--s-1); }
  }
`;
