/** What is announced for a learner, and what they have attended. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AnnouncedView, AttendedView, MyActivitiesView } from '../../domain/api/events.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayWithin, longDay } from '../../drawing/dates.ts';
import { events } from '../../i18n/events.ts';

const words = events.mine;

export function drawAnnounced({ announced }: MyActivitiesView): TemplateResult {
  return html`<section aria-labelledby="announced">
    <h2 id="announced">${words.announcedTitle}</h2>
    ${announced.length === 0 ? html`<p class="muted">${words.noAnnounced}</p>` : nothing}
    <ul class="announced" ?hidden=${announced.length === 0}>${announced.map(drawOne)}</ul>
  </section>`;
}

function drawOne({ plan, unit, centihours, isInvited, isSigningOpen }: AnnouncedView): TemplateResult {
  const days =
    plan.day === plan.lastDay ? longDay(plan.day) : events.span(longDay(plan.day), longDay(plan.lastDay));
  const worth =
    plan.worth.kind === 'none' || centihours === null
      ? events.noHours
      : events.hours(formatCreditHours(centihours));
  const speaker = plan.speaker === '' ? [] : [plan.speaker];
  return html`<li class="sheet">
    <div class="head"><h3>${plan.title}</h3><span class="tags">
      ${isSigningOpen ? html`<span class="tag unmet">${words.signingOpen}</span>` : nothing}
      ${isInvited ? html`<span class="tag met">${words.invited}</span>` : nothing}</span></div>
    <p class="num">${days} ${events.times(timeOf(plan.beginsAt), timeOf(plan.endsAt))}，${plan.place}</p>
    <p class="muted">${[events.kinds[plan.kind], unit, ...speaker, worth].join(' · ')}</p>
    ${plan.notes === '' ? nothing : html`<p>${plan.notes}</p>`}
    ${
      plan.materials.length === 0
        ? nothing
        : html`<p class="materials">${plan.materials.map(({ title, where }) =>
            where === '' ? html`<span>${title}</span>` : html`<a href=${where} rel="noreferrer">${title}</a>`,
          )}</p>`
    }
  </li>`;
}

/** 540 → 09:00 */
function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function drawAttended({ attended, year }: MyActivitiesView): TemplateResult {
  return html`<section aria-labelledby="attended">
    <h2 id="attended">${words.attendedTitle}</h2>
    ${
      attended.length === 0
        ? html`<p class="muted">${words.noAttended}</p>`
        : html`<table>
            <caption class="visually-hidden">${words.attendedCaption}</caption>
            <thead><tr>
              <th scope="col">${events.list.day}</th><th scope="col">${events.list.name}</th>
              <th scope="col">${events.people.result}</th><th scope="col" class="amount">${events.list.hours}</th>
            </tr></thead>
            <tbody>${attended.map((one) => drawRow(one, year))}</tbody>
          </table>`
    }
  </section>`;
}

function drawRow(
  { title, kind, day, cameAt, leftAt, state, verdict, centihours }: AttendedView,
  year: number,
): TemplateResult {
  const isPosted = state === 'posted';
  return html`<tr>
    <td class="num">${dayWithin(year, day)}</td>
    <th scope="row">${title} <span class="muted">${events.kinds[kind]}</span></th>
    <td>${
      isPosted && verdict
        ? html`<span class="tag ${verdict === 'credited' ? 'met' : 'neutral'}">${events.verdicts[verdict]}</span>`
        : html`<span class="muted num">${cameAt === null ? '' : words.signed(cameAt, leftAt ?? '')} ${words.waitsForApproval}</span>`
    }</td>
    <td class="amount">${isPosted && centihours > 0 ? formatCreditHours(centihours) : ''}</td>
  </tr>`;
}
