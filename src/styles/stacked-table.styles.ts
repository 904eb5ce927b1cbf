/**
 * A table whose rows become sheets where there is no room for columns. The element is a container
 * (`container-type: inline-size`); a cell that is not understood without its column names it in `data-label`.
 */
import { css } from 'lit';

export const stackedTable = css`
  @container (max-width: 44rem) {
    .stacks, .stacks tbody { display: block; }
    .stacks thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    .stacks tbody { border-block-start: 1.5px solid var(--ink); }
    .stacks tr { display: grid; gap: 0.2rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    .stacks th, .stacks td, .stacks th.amount, .stacks td.amount { padding: 0; border: 0; text-align: start; white-space: normal; }
    .stacks td:empty { display: none; }
    .stacks td[data-label]::before { content: attr(data-label) ' '; color: var(--ink-2); font-size: var(--s-1); }
  }
`;
