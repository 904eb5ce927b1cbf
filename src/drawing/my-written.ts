/** One piece of written work as it stands in a learner's lists. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MyWritten } from '../domain/api/written.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import { written } from '../i18n/written.ts';
import { longDay } from './dates.ts';
import { myWrittenTag } from './written-tag.ts';

const words = written.mine;

export function drawMyWritten(work: MyWritten): TemplateResult {
  const isDone = work.state === 'reading' || work.state === 'passed';
  return html`<li>
    <div class="head"><h3>${written.kinds[work.kind]}：${work.topic}</h3>${myWrittenTag(work.state)}</div>
    <p class="muted num">${words.from(work.unit)} · ${words.due(longDay(work.dueDay))} · ${words.atLeast(work.minimumCharacters)}${worthOf(work)}</p>
    ${work.words === '' ? nothing : html`<p class="said asked">${work.words}</p>`}
    <p><a href=${`/my/written/?work=${encodeURIComponent(work.id)}`}>${isDone ? words.look : words.write}<span class="visually-hidden">：${work.topic}</span></a></p>
  </li>`;
}

export function worthOf({ makesUp, centihours }: MyWritten): string {
  if (makesUp !== null) return ` · ${words.makesUp(makesUp, formatCreditHours(centihours))}`;
  return centihours > 0 ? ` · ${words.worth(formatCreditHours(centihours))}` : '';
}
