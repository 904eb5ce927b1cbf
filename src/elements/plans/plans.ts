/** The desk's annual plans: every unit's state, one plan with its lights, and the form that writes it. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { PlansView, PlanView } from '../../domain/api/plans.ts';
import type { PlanLine } from '../../domain/plan/plan.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { plans } from '../../i18n/plans.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { planning } from '../../styles/planning.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { type Place, pathOf, placeIn } from './place.ts';
import { type ActState, drawPlan } from './plan-detail.ts';
import { drawForm, type FormState, readLines, usualLines } from './plan-form.ts';
import { drawList } from './plan-list.ts';
import { plansStyles } from './plans.styles.ts';

const words = plans.annual;

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly list: PlansView }
  | { readonly kind: 'one'; readonly one: PlanView };

const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Plans extends LitElement {
  static override styles = [controls, planning, stackedTable, plansStyles];
  static override properties = {
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
    isSendingBack: { state: true },
    lines: { state: true },
  };
  declare trouble: string | undefined;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;
  declare isSendingBack: boolean;
  /** While the plan is being written. */
  declare lines: readonly PlanLine[];

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.isSendingBack = false;
    this.said = '';
    this.lines = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#shown, words.signedOut, (shown) => this.#ready(shown));
  }

  #ready(shown: Shown): TemplateResult {
    if (shown.kind === 'notAllowed') {
      return html`<div class="sheet state"><p>${words.notAllowed}</p>
        <a class="button" href="/my/tasks/">${plans.assignments.toMine}</a></div>`;
    }
    const go = (event: MouseEvent, place: Place) => this.#go(event, place);
    const said = html`<p class="said" role="status" tabindex="-1">${this.said}</p>`;
    if (shown.kind === 'list') return html`${said}${drawList(shown.list, go)}`;
    const { isEditing } = this.#place;
    const up: Place = { ...this.#place, isEditing: false, unit: isEditing ? this.#place.unit : undefined };
    return html`${said}<div class="detail">
      <a class="back" href=${pathOf(up)} @click=${(event: MouseEvent) => go(event, up)}>${isEditing ? words.backToPlan : words.back}</a>
      ${isEditing && shown.one.mayEdit ? drawForm(shown.one, this.#form(shown.one)) : drawPlan(shown.one, this.#place, { go, act: this.#acts(shown.one) })}
    </div>`;
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role)))
      return { ok: true, value: { kind: 'notAllowed' } };
    const { unit, year, isEditing } = this.#place;
    if (unit === undefined) {
      const list = await api.get<PlansView>(`/api/plans?year=${year}`);
      return list.ok ? { ok: true, value: { kind: 'list', list: list.value } } : list;
    }
    const one = await api.get<PlanView>(`/api/plans/${encodeURIComponent(unit)}?year=${year}`);
    if (one.ok && isEditing) this.lines = one.value.draft;
    return one.ok ? { ok: true, value: { kind: 'one', one: one.value } } : one;
  }

  #go(event: MouseEvent, place: Place): void {
    // A new tab is a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, '', pathOf(place));
    void this.#show(place);
  }

  #follow = (): void => {
    void this.#show(placeIn(location.search));
  };

  async #show(place: Place): Promise<void> {
    const from = this.#place;
    this.#place = place;
    this.trouble = undefined;
    this.isSendingBack = false;
    this.said = '';
    await this.#shown.load();
    await this.updateComplete;
    const back = from.unit === undefined ? '[aria-current="page"]' : `[data-id="${CSS.escape(from.unit)}"]`;
    this.#focus(place.unit === undefined ? back : '.detail h2');
  }

  #acts(view: PlanView): ActState {
    return {
      ...{ isSendingBack: this.isSendingBack, trouble: this.trouble, isBusy: this.isBusy },
      act: (kind) => void this.#act(view, { kind }),
      askReason: (isAsking) => {
        this.isSendingBack = isAsking;
        void this.updateComplete.then(() => this.#focus(isAsking ? '#reason' : '.actions .button'));
      },
      sendBack: (event) => {
        event.preventDefault();
        const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
        void this.#act(view, { kind: 'sentBack', reason });
      },
    };
  }

  async #act(
    view: PlanView,
    act: { readonly kind: 'submitted' | 'approved' | 'sentBack'; readonly reason?: string },
  ): Promise<void> {
    const { year, version, unit } = view;
    const sent = await this.#send(() =>
      api.post(`/api/plans/${encodeURIComponent(unit.id)}/acts`, { year, version, ...act }),
    );
    if (!sent) return;
    this.isSendingBack = false;
    await this.#say(words.said[act.kind]);
  }

  #form(view: PlanView): FormState {
    const keep = () => {
      const form = this.renderRoot.querySelector('form');
      if (form) this.lines = readLines(form, this.lines);
    };
    const freshId = () => crypto.randomUUID();
    return {
      ...{ lines: this.lines, trouble: this.trouble, isBusy: this.isBusy },
      fill: () => {
        this.lines = usualLines(freshId);
      },
      add: (kind) => {
        keep();
        const id = freshId();
        const line: PlanLine =
          kind === 'activity'
            ? { id, kind, activity: 'lecture', quarter: 1, title: '' }
            : {
                ...{ id, kind, title: '', items: [], tiers: [], trainingKinds: [] },
                dueDay: `${view.year}-12-20`,
              };
        this.lines = [...this.lines, line];
        void this.updateComplete.then(() =>
          this.#focus(`[data-line="${id}"] select, [data-line="${id}"] input`),
        );
      },
      remove: (id) => {
        keep();
        this.lines = this.lines.filter((line) => line.id !== id);
        void this.updateComplete.then(() => this.#focus('.detail h2'));
      },
      save: (event) => {
        event.preventDefault();
        keep();
        void this.#save(view);
      },
    };
  }

  /** A refusal keeps what was typed. */
  async #save({ unit, year, version }: PlanView): Promise<void> {
    const { lines } = this;
    if (
      !(await this.#send(() =>
        api.put(`/api/plans/${encodeURIComponent(unit.id)}`, { year, version, lines }),
      ))
    )
      return;
    this.#place = { ...this.#place, isEditing: false };
    history.replaceState(null, '', pathOf(this.#place));
    await this.#say(words.said.saved);
  }

  async #send(call: () => Promise<Outcome<unknown>>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await call();
    this.isBusy = false;
    if (outcome.ok) return true;
    this.trouble = outcome.problem.detail;
    await this.updateComplete;
    this.#focus('.error');
    return false;
  }

  async #say(sentence: string): Promise<void> {
    this.said = sentence;
    await this.#shown.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('md-plans', Plans);

declare global {
  interface HTMLElementTagNameMap {
    'md-plans': Plans;
  }
}
