/** Everything that is to be written, and what was. */
import { html, type TemplateResult } from 'lit';
import type { MyWrittenView } from '../../domain/api/written.ts';
import { drawMyWritten } from '../../drawing/my-written.ts';
import { written } from '../../i18n/written.ts';

const words = written.mine;

export function drawWorks({ works }: MyWrittenView): TemplateResult {
  return html`<h2>${words.heading}</h2>
    ${
      works.length === 0
        ? html`<div class="sheet state"><p>${words.none}</p></div>`
        : html`<ul class="works">${works.map(drawMyWritten)}</ul>`
    }
    <p><a href="/my/tasks/">${words.toTasks}</a></p>`;
}
