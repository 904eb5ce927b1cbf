/** The look of md-my-written. */
import { css } from 'lit';

export const myWrittenStyles = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .works { padding: 0; list-style: none; border-block-start: 1.5px solid var(--ink); margin-block: 0.6rem 1.5rem; }
  .works > li { display: grid; gap: 0.35rem; padding-block: 1rem; border-block-end: var(--hairline) solid var(--rule); }
  .head { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; justify-content: space-between; align-items: baseline; }
  h2, h3 { overflow-wrap: anywhere; }
  .page { display: grid; gap: 1.5rem; }
  .page > * { min-inline-size: 0; }
  .page > .sheet { display: grid; gap: 0.8rem; }
  .back { justify-self: start; }
  .asked { white-space: pre-line; overflow-wrap: anywhere; }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 22rem); gap: 2rem; align-items: start; }
  .writing { display: grid; gap: 1rem; min-inline-size: 0; }
  .field textarea { min-block-size: 26rem; padding: 1rem 1.1rem; font-size: 1.0625rem; line-height: 2; resize: vertical; }
  .under { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; justify-content: space-between; }
  .conflict { display: grid; gap: 0.8rem; padding: 1rem; border: 1.5px solid var(--cinnabar); border-radius: var(--radius); }
  .conflict .quote { max-block-size: 10rem; overflow-y: auto; padding: 0.6rem 0.8rem; background: var(--paper); }
  .sure { display: grid; gap: 0.8rem; padding: 1rem; background: var(--wash); border-radius: var(--radius); }
  .remarks { display: grid; gap: 0.6rem; padding: 0; list-style: none; }
  .remarks li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); }
  .points { font: 600 var(--s2) / 1.3 var(--serif); }
  @container (max-width: 52rem) {
    .columns { grid-template-columns: minmax(0, 1fr); }
  }
`;
