/**
 * A table whose rows become sheets where there is no room for columns. The element is a container
 * (`container-type: inline-size`); a cell that is not understood without its column names it in `data-label`.
 */
import { type CSSResult, css } from 'lit';

function stackedBelow(width: CSSResult, cells: CSSResult): CSSResult {
  return css`
  @container (max-width: ${width}) {
    .stacks, .stacks tbody { display: block; }
    .stacks thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    .stacks tbody { border-block-start: 1.5px solid var(--ink); }
    .stacks tr { display: grid; gap: 0.2rem; padding-block: 0.9rem; border-block-end: var(--hairline) solid var(--rule); }
    .stacks th, .stacks td, .stacks th.amount, .stacks td.amount { padding: 0; border: 0; text-align: start; white-space: normal; }
    ${cells}
  }
`;
}

/** The column is named before what stands in the cell. */
export const stackedTable = stackedBelow(
  css`44rem`,
  css`
    .stacks td:empty { display: none; }
    .stacks td[data-label]::before { content: attr(data-label) ' '; color: var(--ink-2); font-size: var(--s-1); }
  `,
);

/**
 * For tables of many columns: they stack earlier, and the names stand beside the cells, in a column of their own.
 * @param names - as wide as the longest name
 */
export function stackedTableNaming(names: CSSResult, below = css`52rem`): CSSResult {
  return stackedBelow(
    below,
    css`
    .stacks tbody { inline-size: 100%; }
    .stacks tr { gap: 0.15rem; }
    .stacks tbody th { font-size: 1.0625rem; }
    .stacks td[data-label] { display: grid; grid-template-columns: ${names} minmax(0, 1fr); gap: 0 0.6rem; }
    .stacks td[data-label]::before { content: attr(data-label); color: var(--ink-2); font-size: var(--s-1); line-height: 1.75rem; }
    .stacks td[data-label] > .tag { justify-self: start; }
  `,
  );
}
