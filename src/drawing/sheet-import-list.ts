/** What was imported before: who, when, how much, and what became of each. */
import { html, type TemplateResult } from 'lit';
import { longInstant } from './dates.ts';

interface ListedImport {
  readonly fileName: string;
  readonly uploaded: { readonly by: string; readonly at: string };
}

/** What differs from kind to kind of imports. */
export interface ImportList<One> {
  readonly words: {
    readonly title: string;
    readonly none: string;
    readonly name: string;
    readonly who: string;
    readonly state: string;
    readonly open: (name: string) => string;
    readonly openShort: string;
  };
  readonly name: (one: One) => TemplateResult | string;
  readonly amounts: readonly { readonly name: string; readonly of: (one: One) => string }[];
  readonly state: (one: One) => { readonly name: string; readonly tag: string };
}

export function drawImportList<One extends ListedImport>(
  imports: readonly One[],
  list: ImportList<One>,
  open: (one: One) => void,
): TemplateResult {
  const { words } = list;
  return html`<section aria-labelledby="past">
    <h2 id="past" tabindex="-1">${words.title}</h2>
    ${imports.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(imports, list, open)}
  </section>`;
}

function drawTable<One extends ListedImport>(
  imports: readonly One[],
  list: ImportList<One>,
  open: (one: One) => void,
): TemplateResult {
  const { words, amounts } = list;
  return html`<table class="past stacks">
    <caption class="visually-hidden">${words.title}</caption>
    <thead>
      <tr>
        <th scope="col">${words.name}</th>
        <th scope="col">${words.who}</th>
        ${amounts.map(({ name }) => html`<th scope="col" class="amount">${name}</th>`)}
        <th scope="col">${words.state}</th>
        <th scope="col"><span class="visually-hidden">${words.openShort}</span></th>
      </tr>
    </thead>
    <tbody>
      ${imports.map((one) => {
        const { fileName, uploaded } = one;
        const state = list.state(one);
        return html`<tr>
          <th scope="row">${list.name(one)}</th>
          <td data-label=${words.who}><span>${uploaded.by} <span class="muted num">${longInstant(uploaded.at)}</span></span></td>
          ${amounts.map(({ name, of }) => html`<td class="amount" data-label=${name}>${of(one)}</td>`)}
          <td data-label=${words.state}><span class="tag ${state.tag}">${state.name}</span></td>
          <td class="open"><button class="button small" type="button" aria-label=${words.open(fileName)} @click=${() => open(one)}>${words.openShort}</button></td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
