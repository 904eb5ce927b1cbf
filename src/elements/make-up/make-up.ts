/** The desk's make-up training: the year's orders, excuses with their reasons, and the form that orders more. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { MakeUpCandidates, MakeUpLine, MakeUpSubjects, MakeUpView } from '../../domain/api/make-up.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { plans } from '../../i18n/plans.ts';
import { api, type Outcome, type Refusal } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { planning, tasks } from '../../styles/planning.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { drawForm, type FormState, readForm } from './order-form.ts';
import { drawOrders } from './order-list.ts';

const words = plans.makeUp;

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly view: MakeUpView }
  | { readonly kind: 'new'; readonly view: MakeUpSubjects };

interface Place {
  readonly isNew: boolean;
  readonly year: number;
  readonly subject: string;
}

const READERS = ['officer', 'auditor', 'administrator'] as const;

function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const year = Number(asked.get('year')) || yearOf(Date.now());
  return { isNew: asked.has('new'), year, subject: asked.get('new') ?? '' };
}

function pathOf({ isNew, year, subject }: Place): string {
  return isNew ? `?new=${encodeURIComponent(subject)}&year=${year}` : `?year=${year}`;
}

export class MakeUp extends LitElement {
  static override styles = [controls, planning, tasks, stackedTable];
  static override properties = {
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
    candidates: { state: true },
    chosen: { state: true },
    changing: { state: true },
  };
  declare trouble: FormState['trouble'];
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;
  declare candidates: MakeUpCandidates | undefined;
  declare chosen: number;
  declare changing: string | undefined;

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
    this.chosen = 0;
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
    const said = html`<p class="said" role="status" tabindex="-1">${this.said}</p>`;
    if (shown.kind === 'new') {
      const list = { ...this.#place, isNew: false };
      return html`${said}<div class="detail">${this.#link(list, words.back, 'back')}${drawForm(shown.view, this.#form())}</div>`;
    }
    const { year, mayOrder } = shown.view;
    return html`${said}
      <div class="bar">
        <nav class="years" aria-label=${plans.assignments.year}>
          ${[year - 1, year].map((each) => this.#link({ isNew: false, year: each, subject: '' }, plans.assignments.showYear(each), '', each === year))}
        </nav>
        ${mayOrder ? this.#link({ isNew: true, year, subject: '' }, words.order, 'button first') : nothing}
      </div>
      ${drawOrders(shown.view, {
        id: this.changing,
        trouble: this.trouble?.sentence,
        isBusy: this.isBusy,
        open: (id) => this.#openChange(id),
        submit: (event, order) => {
          event.preventDefault();
          if (!this.isBusy) void this.#change(event.target as HTMLFormElement, order);
        },
      })}`;
  }

  #link(place: Place, name: string, look: string, isShown = false): TemplateResult {
    return html`<a class="num ${look}" href=${pathOf(place)} aria-current=${isShown ? 'page' : nothing}
      @click=${(event: MouseEvent) => this.#go(event, place)}>${name}</a>`;
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role)))
      return { ok: true, value: { kind: 'notAllowed' } };
    const { isNew, year } = this.#place;
    if (!isNew) {
      const view = await api.get<MakeUpView>(`/api/make-up?year=${year}`);
      return view.ok ? { ok: true, value: { kind: 'list', view: view.value } } : view;
    }
    const view = await api.get<MakeUpSubjects>(`/api/make-up/subjects?year=${year}`);
    if (view.ok && this.#place.subject !== '') await this.#choose(this.#place.subject);
    return view.ok ? { ok: true, value: { kind: 'new', view: view.value } } : view;
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
    this.#place = place;
    this.trouble = undefined;
    this.candidates = undefined;
    this.changing = undefined;
    this.said = '';
    await this.#shown.load();
    await this.updateComplete;
    this.#focus(place.isNew ? '.detail h2' : '[aria-current="page"]');
  }

  async #choose(subject: string): Promise<void> {
    this.#place = { ...this.#place, subject };
    history.replaceState(null, '', pathOf(this.#place));
    this.candidates = undefined;
    this.trouble = undefined;
    if (subject === '') return;
    const [cause, ...id] = subject.split(':');
    const query = new URLSearchParams({
      cause: cause ?? '',
      subject: id.join(':'),
      year: String(this.#place.year),
    });
    const found = await api.get<MakeUpCandidates>(`/api/make-up/candidates?${query}`);
    if (subject !== this.#place.subject) return;
    if (!found.ok) return this.#refused(found.problem);
    this.candidates = found.value;
    this.chosen = found.value.people.length;
  }

  #form(): FormState {
    return {
      ...{ year: this.#place.year, subject: this.#place.subject, candidates: this.candidates },
      ...{ chosen: this.chosen, trouble: this.trouble, isBusy: this.isBusy },
      choose: (subject) => void this.#choose(subject),
      count: (event) => {
        const boxes = event.currentTarget as HTMLElement;
        this.chosen = boxes.querySelectorAll('input:checked').length;
      },
      submit: (event) => {
        event.preventDefault();
        if (!this.isBusy && this.candidates) void this.#order(event.target as HTMLFormElement);
      },
    };
  }

  /** A refusal keeps what was typed. */
  async #order(form: HTMLFormElement): Promise<void> {
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await api.post<{ readonly ordered: number }>(
      '/api/make-up',
      readForm(form, this.#place.year),
    );
    this.isBusy = false;
    if (!outcome.ok) return this.#refused(outcome.problem);
    const place = { isNew: false, year: this.#place.year, subject: '' };
    history.replaceState(null, '', pathOf(place));
    await this.#show(place);
    this.said = words.form.done(outcome.value.ordered);
    await this.updateComplete;
    this.#focus('.said');
  }

  #openChange(id: string | undefined): void {
    const before = this.changing;
    this.changing = id;
    this.trouble = undefined;
    void this.updateComplete.then(() =>
      this.#focus(id === undefined ? `[data-id="${CSS.escape(before ?? '')}"] button` : 'form.change input'),
    );
  }

  async #change(form: HTMLFormElement, order: MakeUpLine): Promise<void> {
    const kind = order.state === 'excused' ? 'resumed' : 'excused';
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await api.post(`/api/make-up/${encodeURIComponent(order.id)}/changes`, { kind, reason });
    this.isBusy = false;
    if (!outcome.ok) return this.#refused(outcome.problem);
    this.changing = undefined;
    this.said = words[kind];
    await this.#shown.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  async #refused(problem: Refusal): Promise<void> {
    this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('.error:not(:empty)');
    (wrong?.closest('.field, fieldset')?.querySelector<HTMLElement>('input') ?? wrong)?.focus();
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('md-make-up', MakeUp);

declare global {
  interface HTMLElementTagNameMap {
    'md-make-up': MakeUp;
  }
}
