/** One import of a sheet as it is looked at: how far it is, what is said of it, what can be done next, and its rows. */
import { html, nothing, type TemplateResult } from 'lit';
import { count } from './amounts.ts';

type Drawn = TemplateResult | typeof nothing;

export interface DrawnImport {
  readonly title: string;
  /** While it is under way: what is said of the bar, and how far it is in basis points. */
  readonly progress: { readonly sentence: string; readonly done: number } | undefined;
  readonly sentence: string;
  readonly isWrong: boolean;
  /** Of the import. */
  readonly trouble: string | null;
  readonly remarks: Drawn;
  /** Of what was done here last. */
  readonly error: string;
  readonly actions: Drawn;
  /** Where the refused rows are to be had; undefined when there are none. */
  readonly refused:
    | {
        readonly href: string;
        readonly words: { readonly refusedSheet: string; readonly refusedHint: string };
      }
    | undefined;
  readonly rows: Drawn;
}

export function drawSheetImport(one: DrawnImport): TemplateResult {
  const { refused } = one;
  return html`<section class="sheet current" aria-labelledby="current">
    <h2 id="current" tabindex="-1">${one.title}</h2>
    ${
      one.progress
        ? html`<div class="progress">
            <progress max="10000" .value=${one.progress.done} aria-labelledby="progress"></progress>
            <p id="progress" class="num">${one.progress.sentence}</p>
          </div>`
        : nothing
    }
    <p class=${one.isWrong ? 'said wrong' : 'said'} role="status">${one.sentence}</p>
    ${one.trouble === null ? nothing : html`<p class="trouble" role="alert">${one.trouble}</p>`}
    ${one.remarks}
    <p class="error" role="alert">${one.error}</p>
    ${one.actions}
    ${
      refused
        ? html`<p class="muted refused">
            <a href=${refused.href} download>${refused.words.refusedSheet}</a>
            <span>${refused.words.refusedHint}</span>
          </p>`
        : nothing
    }
    ${one.progress ? nothing : one.rows}
  </section>`;
}

/** One kind of rows. */
export interface RowsChoice<Filter> {
  readonly filter: Filter;
  readonly name: string;
  readonly rows?: number;
}

export interface ShownRows<Filter> {
  readonly choices: readonly RowsChoice<Filter>[];
  readonly filter: Filter;
  readonly hasMore: boolean;
  /** How many are there to be seen. */
  readonly shown: number;
  readonly table: Drawn;
}

export interface RowsActions<Filter> {
  readonly filter: (filter: Filter) => void;
  readonly more: () => void;
}

export interface RowsWords {
  readonly filter: string;
  readonly none: string;
  readonly shown: (rows: string) => string;
  readonly more: string;
}

export function drawImportRows<Filter>(
  words: RowsWords,
  { choices, filter, hasMore, shown, table }: ShownRows<Filter>,
  actions: RowsActions<Filter>,
): TemplateResult {
  return html`<div class="rows">
    <div class="actions filter" role="group" aria-label=${words.filter}>
      ${choices.map(
        (choice) => html`<button
          class="button small"
          type="button"
          aria-pressed=${filter === choice.filter ? 'true' : 'false'}
          @click=${() => actions.filter(choice.filter)}
        >${choice.name}${choice.rows === undefined ? nothing : ` ${count(choice.rows)}`}</button>`,
      )}
    </div>
    ${shown === 0 ? html`<p class="muted">${words.none}</p>` : table}
    <p class="muted" role="status">${shown > 0 ? words.shown(count(shown)) : ''}</p>
    ${hasMore ? html`<button class="button small" type="button" @click=${actions.more}>${words.more}</button>` : nothing}
  </div>`;
}
