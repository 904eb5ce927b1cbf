/** One audit: how it was drawn, and each entry with its evidence and what was found. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AuditDetail, AuditedEntry, FindingRequest } from '../../domain/api/audits.ts';
import { type AuditVerdict, VERDICTS } from '../../domain/audit/sample.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { longInstant } from '../../drawing/dates.ts';
import { drawExplained, type Explaining } from '../../drawing/explained.ts';
import { audit } from '../../i18n/audit.ts';
import { record } from '../../i18n/record.ts';

export interface AuditActs {
  readonly mayWrite: boolean;
  readonly busy: boolean;
  readonly trouble: string | undefined;
  readonly again: boolean | undefined;
  readonly explaining: Explaining;
  readonly back: () => void;
  readonly drawAgain: () => void;
  readonly find: (finding: FindingRequest) => void;
}

const TAGS: Readonly<Record<AuditVerdict, string>> = { ok: 'met', doubtful: 'neutral', wrong: 'unmet' };

export function drawOne(one: AuditDetail, acts: AuditActs): TemplateResult {
  const words = audit.one;
  const done = Object.values(one.found).reduce((sum, count) => sum + count, 0);
  return html`<p><button class="link" type="button" @click=${acts.back}>${words.back}</button></p>
    <section aria-labelledby="one"><h2 id="one">${words.heading(one.words)}</h2>
      <p class="num">${words.facts(one.unit.name, one.year, one.population, one.drawn)} ${words.found(one.found, one.drawn - done)}</p>
      <p class="muted num">${words.by(one.drawnBy, longInstant(one.drawnAt))}</p>
      <dl class="num"><div><dt>${words.root(one.treeSize)}</dt><dd><code>${one.rootHash}</code></dd></div>
        <div><dt>${words.seed}</dt><dd><code>${one.seed}</code></dd></div></dl>
      <div class="actions"><button class="button small" type="button" @click=${acts.drawAgain}>${words.again}</button>
        <a class="button small" href="/api/audits/${one.id}/sheet.xlsx" download>${words.sheet}</a></div>
      ${acts.again === undefined ? nothing : html`<p role="status">${acts.again ? words.same : words.other}</p>`}
      ${acts.trouble === undefined ? nothing : html`<p class="error" role="alert">${acts.trouble}</p>`}
      <div class="entries">${one.entries.map((entry) => drawEntry(entry, one.year, acts))}</div>
    </section>`;
}

function drawEntry(entry: AuditedEntry, year: number, acts: AuditActs): TemplateResult {
  const words = audit.entry;
  const { person, findings, evidence } = entry;
  const last = findings.at(-1);
  return html`<details class="entry" data-entry=${entry.entryId}><summary>
      <span class="muted num">${entry.place}</span>
      <span>${evidence.title} <span class="muted num">${words.person(person.name, person.staffNumber)}</span>${entry.isReversed ? html` <span class="tag neutral">${words.reversed}</span>` : nothing}</span>
      <span class="num">${words.hours(formatCreditHours(entry.centihours))}</span>
      <span class="tag ${last ? TAGS[last.verdict] : 'neutral'}">${last ? audit.verdicts[last.verdict] : words.unseen}</span>
    </summary>
    <div class="body">
      ${drawFacts(entry)}
      <p><a href="/admin/person/?id=${encodeURIComponent(person.id)}&year=${year}">${words.wholeYear}</a></p>
      ${drawExplained(entry.entryId, acts.explaining)}
      ${findings.length === 0 ? nothing : html`<div><h3>${words.earlier}</h3><ul class="earlier num">${findings.map(({ verdict, words: said, by, at }) => html`<li>${words.line(verdict, said, by, longInstant(at))}</li>`)}</ul></div>`}
      ${acts.mayWrite ? drawForm(entry, acts) : nothing}
    </div></details>`;
}

/** What the entry itself says; the rest comes with its explanation. */
function drawFacts({ category, postedAt, evidence }: AuditedEntry): TemplateResult {
  const text = record.hours.evidence;
  const said: readonly (readonly [string, string | undefined])[] = [
    [record.hours.kind, record.kinds[category]],
    [text.day, 'day' in evidence ? evidence.day : undefined],
    [text.place, 'place' in evidence ? evidence.place : undefined],
    [text.organiser, 'organiser' in evidence ? evidence.organiser : undefined],
    [text.confirmedBy, 'confirmedBy' in evidence ? evidence.confirmedBy : undefined],
    [text.platform, 'platform' in evidence ? evidence.platform : undefined],
    [text.file, evidence.kind === 'import' ? text.row(evidence.file, evidence.row) : undefined],
    [text.record, longInstant(postedAt)],
  ];
  const told = said.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="num">${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function drawForm({ entryId, findings }: AuditedEntry, { busy, find }: AuditActs): TemplateResult {
  const words = audit.entry;
  const last = findings.at(-1)?.verdict ?? 'ok';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const verdict = VERDICTS.find((one) => one === given.get('verdict')) ?? 'ok';
    find({ entryId, verdict, words: String(given.get('words') ?? '').trim() });
  };
  return html`<form novalidate @submit=${submit}>
    <fieldset class="whole"><legend>${words.verdict}</legend>${VERDICTS.map(
      (one) =>
        html`<label><input type="radio" name="verdict" value=${one} ?checked=${one === last} />${audit.verdicts[one]}</label>`,
    )}</fieldset>
    <label class="field whole"><span class="label">${words.words}</span><textarea name="words" rows="2" maxlength="500"></textarea></label>
    <div class="actions whole"><button class="button" type="submit" ?disabled=${busy}>${busy ? words.saving : words.save}</button></div>
  </form>`;
}
