/** Random audits: draw, walk each entry to its evidence, write down what was found; and the log of exports. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import type { AuditDetail, AuditView, ExportView, FindingRequest } from '../../domain/api/audits.ts';
import type { Explanation } from '../../domain/api/explain.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { longInstant } from '../../drawing/dates.ts';
import type { ExplainedState, Explaining } from '../../drawing/explained.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { audit as words } from '../../i18n/audit.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { auditStyles } from './audit.styles.ts';
import { drawExports } from './export-log.ts';
import { drawOne } from './one-audit.ts';

interface Desk {
  readonly mayWrite: boolean;
  readonly units: readonly UnitView[];
  readonly audits: readonly AuditView[];
  readonly exports: readonly ExportView[];
  readonly one: AuditDetail | undefined;
}

const YEARS_BACK = 3;

export class Audit extends LitElement {
  static override styles = [controls, figures, auditStyles];
  static override properties = { trouble: { state: true }, busy: { state: true }, again: { state: true } };
  declare trouble: string | undefined;
  declare busy: boolean;
  /** What drawing once more has shown. */
  declare again: boolean | undefined;

  #id = new URLSearchParams(location.search).get('id') ?? undefined;
  readonly #desk = new Loaded<Desk | undefined>(this, () => this.#read());
  readonly #explained = new Map<string, ExplainedState>();
  readonly #explaining: Explaining = {
    of: (id) => this.#explained.get(id),
    ask: (id) => void this.#explain(id),
  };

  constructor() {
    super();
    this.busy = false;
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => {
      if (!desk) return drawNotAllowed();
      if (!desk.one) return this.#drawAll(desk);
      return drawOne(desk.one, {
        ...{ mayWrite: desk.mayWrite, busy: this.busy, trouble: this.trouble, again: this.again },
        explaining: this.#explaining,
        back: () => this.#show(undefined),
        drawAgain: () => void this.#drawAgain(),
        find: (finding) => void this.#find(finding),
      });
    });
  }

  #drawAll({ mayWrite, units, audits, exports }: Desk): TemplateResult {
    const text = words.list;
    const columns = [text.when, text.what, text.unit, text.year, text.progress];
    return html`${mayWrite ? this.#form(units) : nothing}
      <section aria-labelledby="audits"><h2 id="audits">${text.heading}</h2>
        ${
          audits.length === 0
            ? html`<p>${mayWrite ? text.none : text.noneToRead}</p>`
            : html`<div class="wide" role="region" tabindex="0" aria-label=${text.caption}><table>
          <caption class="visually-hidden">${text.caption}</caption>
          <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>${audits.map((one) => {
            const done = Object.values(one.found).reduce((sum, count) => sum + count, 0);
            return html`<tr><td class="num">${longInstant(one.drawnAt)}</td>
              <th scope="row"><button class="link" type="button" @click=${() => this.#show(one.id)}>${one.words}</button></th>
              <td>${one.unit.name}</td><td class="num">${one.year}</td><td class="num">${text.of(done, one.drawn)}</td></tr>`;
          })}</tbody></table></div>`
        }</section>
      ${drawExports(exports)}`;
  }

  #form(units: readonly UnitView[]): TemplateResult {
    const text = words.draw;
    const current = yearOf(Date.now());
    const years = Array.from({ length: YEARS_BACK }, (_, back) => current - back);
    return html`<section aria-labelledby="draw"><h2 id="draw">${text.heading}</h2>
      <form novalidate @submit=${(event: SubmitEvent) => void this.#draw(event)}>
        <label class="field"><span class="label">${text.unit}</span><select name="unit">${units.map(({ id, name, depth }) => html`<option value=${id}>${'　'.repeat(depth)}${name}</option>`)}</select></label>
        <label class="field"><span class="label">${text.year}</span><select class="num" name="year">${years.map((year) => html`<option value=${year}>${text.yearOption(year)}</option>`)}</select></label>
        <label class="field"><span class="label">${text.size}</span><input class="num" type="number" name="size" min="1" max="500" value="20" /></label>
        <label class="field whole"><span class="label">${text.words}</span><input name="words" maxlength="200" aria-describedby="words-hint" /></label>
        <p class="muted whole" id="words-hint">${text.wordsHint}</p>
        ${this.trouble === undefined ? nothing : html`<p class="error whole" role="alert">${this.trouble}</p>`}
        <div class="actions whole"><button class="button first" type="submit" ?disabled=${this.busy}>${this.busy ? text.submitting : text.submit}</button></div>
      </form></section>`;
  }

  async #read(): Promise<Outcome<Desk | undefined>> {
    const audits = await api.get<readonly AuditView[]>('/api/audits');
    if (!audits.ok) return audits.problem.code === 'not-allowed' ? { ok: true, value: undefined } : audits;
    const [units, exports, one] = await Promise.all([
      api.get<readonly UnitView[]>('/api/units'),
      api.get<readonly ExportView[]>('/api/exports'),
      this.#id === undefined
        ? undefined
        : api.get<AuditDetail>(`/api/audits/${encodeURIComponent(this.#id)}`),
    ]);
    if (!units.ok) return units;
    if (!exports.ok) return exports;
    if (one && !one.ok) return one;
    const who = await session.current();
    return {
      ok: true,
      value: {
        mayWrite: who?.person.roles.includes('auditor') ?? false,
        ...{ units: units.value, audits: audits.value, exports: exports.value, one: one?.value },
      },
    };
  }

  #show(id: string | undefined): void {
    this.#id = id;
    this.trouble = undefined;
    this.again = undefined;
    history.replaceState(null, '', id === undefined ? location.pathname : `?id=${encodeURIComponent(id)}`);
    void this.#desk.load();
  }

  async #draw(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const asked = {
      unit: text('unit'),
      year: Number(text('year')),
      size: Number(text('size')),
      words: text('words'),
    };
    this.busy = true;
    const outcome = await api.post<{ readonly id: string }>('/api/audits', asked);
    this.busy = false;
    this.trouble = outcome.ok ? undefined : outcome.problem.detail;
    if (outcome.ok) this.#show(outcome.value.id);
  }

  async #drawAgain(): Promise<void> {
    const outcome = await api.get<{ readonly isSame: boolean }>(
      `/api/audits/${encodeURIComponent(this.#id ?? '')}/again`,
    );
    this.trouble = outcome.ok ? undefined : outcome.problem.detail;
    this.again = outcome.ok ? outcome.value.isSame : undefined;
  }

  async #find(finding: FindingRequest): Promise<void> {
    this.busy = true;
    const outcome = await api.post(`/api/audits/${encodeURIComponent(this.#id ?? '')}/findings`, finding);
    this.busy = false;
    this.trouble = outcome.ok ? undefined : outcome.problem.detail;
    if (outcome.ok) await this.#desk.load();
  }

  async #explain(id: string): Promise<void> {
    this.#explained.set(id, { kind: 'asking' });
    this.requestUpdate();
    const outcome = await api.get<Explanation>(`/api/entries/${encodeURIComponent(id)}`);
    this.#explained.set(
      id,
      outcome.ok
        ? { kind: 'told', explanation: outcome.value }
        : { kind: 'failed', problem: outcome.problem },
    );
    this.requestUpdate();
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state"><p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a></div>`;
}

customElements.define('md-audit', Audit);

declare global {
  interface HTMLElementTagNameMap {
    'md-audit': Audit;
  }
}
