/** The table of questions: a row each, with its options behind it. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemChoice, ItemFigures, ItemView } from '../../domain/api/questions.ts';
import { questionStatistics as words } from '../../i18n/question-statistics.ts';

export function drawItems(items: readonly ItemView[]): TemplateResult {
  const { columns } = words;
  return html`<table class="items">
    <caption class="muted">${words.caption}</caption>
    <thead><tr>
      <th scope="col">${columns.question}</th>
      <th scope="col">${columns.first}</th>
      <th scope="col">${columns.difficulty}</th>
      <th scope="col">${columns.discrimination}</th>
      <th scope="col">${columns.flags}</th>
    </tr></thead>
    <tbody>${repeat(items, ({ id }) => id, drawItem)}</tbody>
  </table>`;
}

function drawItem(item: ItemView): TemplateResult {
  const { columns } = words;
  const { answers, difficultyBasisPoints: difficulty } = item.first;
  return html`<tr>
    <th scope="row">
      <span class="muted num">${item.id} · ${words.kinds[item.kind]}</span>
      <span class="stem">${item.stem}</span>
      ${drawChoices(item)}
    </th>
    <td class="num" data-label=${columns.first}>${answers === 0 ? words.noAnswers : words.answers(answers)}</td>
    <td class="num" data-label=${columns.difficulty}>${difficultyOf(item.first)} ${difficulty === null ? nothing : drawBar(difficulty)}</td>
    <td class="num ${isNegative(item.first) ? 'negative' : ''}" data-label=${columns.discrimination}>${discriminationOf(item.first)}</td>
    <td class="flags-cell">${item.flags.map(
      (flag) =>
        html`<details class="flag"><summary><span class="tag unmet">${words.flags[flag]}</span></summary><p class="muted">${words.flagHelp[flag]}</p></details>`,
    )}</td>
  </tr>`;
}

/** The number stands beside it. */
function drawBar(basisPoints: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="bed" width="100" height="4" /><rect class="part" width=${basisPoints / 100} height="4" />`}</svg>`;
}

function drawChoices(item: ItemView): TemplateResult {
  const { choiceColumns } = words;
  return html`<details class="behind">
    <summary>${words.choices(item.choices.length)}</summary>
    <table class="choices num" aria-label=${words.choicesOf(item.id)}>
      <thead><tr>
        <th scope="col">${choiceColumns.choice}</th><th scope="col">${choiceColumns.first}</th><th scope="col">${choiceColumns.all}</th>
      </tr></thead>
      <tbody>${item.choices.map(
        (choice) => html`<tr>
          <td>${choice.right ? html`<span class="tag met"><span aria-hidden="true">✓</span>${words.right}</span> ` : nothing}${nameOf(item, choice)}</td>
          <td>${choice.first}</td><td>${choice.all}</td>
        </tr>`,
      )}</tbody>
    </table>
    <p>${words.columns.all}：${words.allFigures(item.all.answers, difficultyOf(item.all), discriminationOf(item.all))}</p>
    ${item.earlierAnswers > 0 ? html`<p>${words.earlier(item.earlierAnswers)}</p>` : nothing}
  </details>`;
}

function nameOf({ kind }: ItemView, { what, at, text }: ItemChoice): string {
  if (what !== 'option') return words[what];
  if (at === undefined) return text;
  return words.at(kind === 'ordering' ? words.place(at) : at, text);
}

function difficultyOf({ difficultyBasisPoints: share }: ItemFigures): string {
  return share === null ? words.none : words.difficulty((share / 100).toFixed(1));
}

function discriminationOf({ discriminationHundredths: value }: ItemFigures): string {
  return value === null ? words.none : (value / 100).toFixed(2).replace('-', '−');
}

function isNegative({ discriminationHundredths: value }: ItemFigures): boolean {
  return value !== null && value < 0;
}
