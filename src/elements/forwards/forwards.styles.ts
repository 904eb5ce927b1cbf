/** The look of md-forwards. */
import { css } from 'lit';

export const forwardsStyles = css`
  :host { container-type: inline-size; min-block-size: 20rem; }
  .top { margin-block-end: 1.5rem; }
  .said { outline-offset: 3px; }
  .outside:empty, .general:empty, .form .error:empty { display: none; }
  .outside { margin-block-end: 1.5rem; }
  .forwards { display: grid; gap: var(--gap); padding: 0; list-style: none; }
  .forward { display: grid; gap: 0.9rem; }
  .forward h2 { font-size: var(--s1); overflow-wrap: anywhere; }
  .figure-line { font: 600 var(--s2)/1.35 var(--serif); }
  .trouble { display: grid; gap: 0.2rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--cinnabar); background: var(--wash); overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 0.3rem 2rem; margin: 0; }
  dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { grid-column: 2; overflow-wrap: anywhere; }

  details summary { cursor: pointer; inline-size: fit-content; min-block-size: 1.5rem; }
  .refused summary { color: var(--cinnabar); font-weight: 500; }
  .refused > :not(summary) { margin-block-start: 0.7rem; }
  .refused ol { display: grid; gap: 0.6rem; padding: 0; list-style: none; overflow-wrap: anywhere; }
  .refused li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); }

  .form { display: grid; gap: 1.2rem; max-inline-size: 46rem; }
  .form.sheet { margin-block-end: var(--gap); }
  .inner { padding-block-start: 1rem; border-block-start: var(--hairline) solid var(--rule); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1.2rem; align-items: start; }
  .field { min-inline-size: 0; overflow-wrap: anywhere; }
  .field textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .more > :not(summary) { margin-block-start: 1.2rem; }
  .more > .muted { margin-block-start: 0.4rem; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
  @container (max-width: 30rem) {
    dl { gap: 0.6rem; }
    dl > div { grid-template-columns: 1fr; }
    dt { font-size: var(--s-1); }
    dd { grid-column: 1; }
  }
`;
