/** What the pages of plans, assignments and make-up training share: the bar of years, one thing opened, its form. */
import { css } from 'lit';

export const planning = css`
  :host { container-type: inline-size; min-block-size: 24rem; }
  .said:empty, .error:empty { display: none; }
  .said { margin-block-end: 1rem; outline-offset: 3px; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.6rem 1.5rem; justify-content: space-between; align-items: center; margin-block-end: 1rem; }
  .years { display: flex; flex-wrap: wrap; gap: 0 1.25rem; justify-content: start; }
  .years a { padding-block: 0.4rem; border-block-end: 2px solid transparent; color: var(--ink-2); text-decoration: none; }
  .years a[aria-current] { border-color: var(--cinnabar); color: var(--ink); }
  .late { color: var(--cinnabar); }
  .detail { display: grid; gap: 1.5rem; }
  .detail > * { min-inline-size: 0; }
  .detail > .sheet { display: grid; gap: 0.9rem; }
  .detail h2 { overflow-wrap: anywhere; }
  .back { justify-self: start; }
  .lines { padding: 0.3rem 0 0; list-style: none; }
  .make { gap: 1.3rem; max-inline-size: 52rem; }
  .change { display: grid; gap: 0.9rem; max-inline-size: 34rem; }
  fieldset { display: grid; gap: 0.4rem; min-inline-size: 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 500; }
  legend.sub { font-weight: 400; color: var(--ink-2); }
  .boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.1rem 1.2rem; max-block-size: 24rem; overflow-y: auto; }
  .choice { display: flex; gap: 0.6rem; align-items: baseline; padding-block: 0.3rem; overflow-wrap: anywhere; }
  .choice input { flex: none; inline-size: 1.15rem; block-size: 1.15rem; transform: translateY(0.15rem); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1.2rem; align-items: end; }
  summary { cursor: pointer; min-block-size: 1.75rem; }
  .button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
`;

/** What assignments and make-up training share beyond that: people, facts, and how far somebody has come. */
export const tasks = css`
  .due, td.amount { white-space: nowrap; }
  tbody th { overflow-wrap: anywhere; }
  .bar-done { display: block; inline-size: 6rem; block-size: 0.3rem; margin: 0.3rem 0 0 auto; background: var(--rule); }
  .bar-done i { display: block; block-size: 100%; background: var(--pine); }
  dl { display: grid; gap: 0.4rem; }
  dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; white-space: pre-line; }
  .pages { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; margin-block-start: 0.8rem; }
  .lines { font-size: var(--s-1); }
  .steps { display: grid; gap: 0.9rem; padding: 0; list-style: none; }
  .steps li { padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--rule); overflow-wrap: anywhere; }
  .change { padding-block-start: 0.9rem; border-block-start: var(--hairline) solid var(--rule); }
  .whom { gap: 0.8rem; }
  details.more > :not(summary), details > fieldset { margin-block-start: 0.6rem; }
  .field textarea[aria-invalid="true"] { border: 2px solid var(--cinnabar); }
  .found { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--pine); background: var(--paper); }
  @container (max-width: 44rem) { .bar-done { margin-inline: 0; } }
  @container (max-width: 30rem) {
    dl > div { grid-template-columns: 1fr; }
    dt { font-size: var(--s-1); }
  }
`;
