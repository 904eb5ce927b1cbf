/** The desk's written work: what waits and what is out, one task, the form that asks for it, and the reading page. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type {
  WrittenChoices,
  WrittenDeskView,
  WrittenTaskView,
  WrittenWorkView,
} from '../../domain/api/written.ts';
import type { WrittenKind } from '../../domain/written/rubric.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { writtenStyles } from '../../drawing/written.styles.ts';
import { written } from '../../i18n/written.ts';
import { api, type Outcome, type Refusal } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { planning } from '../../styles/planning.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { drawForm, type FormState, readForm } from './ask-form.ts';
import { drawDesk } from './desk-list.ts';
import { type Place, pathOf, placeIn } from './place.ts';
import { type ChangeState, drawTask } from './task-detail.ts';
import { drawWorkPage, type ReadingState } from './work-page.ts';
import { writtenDeskStyles } from './written.styles.ts';

const words = written.desk;

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly view: WrittenDeskView }
  | { readonly kind: 'new'; readonly view: WrittenChoices }
  | { readonly kind: 'task'; readonly view: WrittenTaskView }
  | { readonly kind: 'work'; readonly view: WrittenWorkView };

const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Written extends LitElement {
  static override styles = [controls, planning, stackedTable, writtenStyles, writtenDeskStyles];
  static override properties = {
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
    found: { state: true },
    asked: { state: true },
    change: { state: true },
    total: { state: true },
    isRevoking: { state: true },
  };
  declare trouble: FormState['trouble'];
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;
  declare found: number | undefined;
  declare asked: Pick<FormState, 'kind' | 'rubric' | 'assignment'>;
  declare change: ChangeState['open'];
  declare total: number;
  declare isRevoking: boolean;

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
    this.asked = { kind: 'reflection', rubric: '', assignment: '' };
    this.total = 0;
    this.isRevoking = false;
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
    return drawLoaded(this.#shown, words.signedOut, (shown) =>
      shown.kind === 'notAllowed' ? drawNotAllowed() : this.#ready(shown),
    );
  }

  #ready(shown: Exclude<Shown, { kind: 'notAllowed' }>): TemplateResult {
    const go = (event: MouseEvent, place: Place) => this.#go(event, place);
    const said = html`<p class="said" role="status" tabindex="-1">${this.said}</p>`;
    if (shown.kind === 'list') return html`${said}${drawDesk(shown.view, go)}`;
    const isWork = shown.kind === 'work';
    const up: Place = isWork
      ? { kind: 'task', id: shown.view.task.id, state: 'all', page: 1 }
      : { kind: 'list', year: undefined };
    const list: Place = { kind: 'list', year: undefined };
    const way = (place: Place, name: string) =>
      html`<a href=${pathOf(place)} @click=${(event: MouseEvent) => go(event, place)}>${name}</a>`;
    return html`${said}<div class="detail">
      <p class="back pages">${way(list, words.back)}${isWork ? way(up, words.backToTask) : ''}</p>
      ${this.#detail(shown, go)}</div>`;
  }

  #detail(
    shown: Exclude<Shown, { kind: 'notAllowed' | 'list' }>,
    go: (event: MouseEvent, place: Place) => void,
  ): TemplateResult {
    if (shown.kind === 'new') return drawForm(shown.view, this.#form());
    if (shown.kind === 'work') return drawWorkPage(shown.view, this.#reading(shown.view));
    const { view } = shown;
    const place =
      this.#place.kind === 'task'
        ? this.#place
        : { kind: 'task' as const, id: view.id, state: 'all', page: 1 };
    return drawTask(view, place, { go, change: this.#changing(view) });
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role)))
      return { ok: true, value: { kind: 'notAllowed' } };
    const place = this.#place;
    switch (place.kind) {
      case 'new':
        return shownAs('new', await api.get<WrittenChoices>('/api/written/choices'));
      case 'work':
        return shownAs(
          'work',
          await api.get<WrittenWorkView>(`/api/written-works/${encodeURIComponent(place.id)}`),
        );
      case 'task': {
        const query = `?state=${place.state}&page=${place.page}`;
        const path = `/api/written/${encodeURIComponent(place.id)}${query}`;
        return shownAs('task', await api.get<WrittenTaskView>(path));
      }
      case 'list': {
        const query = place.year === undefined ? '' : `?year=${place.year}`;
        return shownAs('list', await api.get<WrittenDeskView>(`/api/written${query}`));
      }
    }
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

  async #show(place: Place, said = ''): Promise<void> {
    const from = this.#place;
    this.#place = place;
    this.trouble = undefined;
    this.found = undefined;
    this.change = undefined;
    this.isRevoking = false;
    this.total = 0;
    this.said = said;
    await this.#shown.load();
    await this.updateComplete;
    const back =
      from.kind === 'task' || from.kind === 'work' ? `[data-id="${CSS.escape(from.id)}"]` : '.button.first';
    this.#focus(said !== '' ? '.said' : place.kind === 'list' ? back : '.detail h2');
  }

  #form(): FormState {
    return {
      ...this.asked,
      ...{ trouble: this.trouble, isBusy: this.isBusy, found: this.found },
      choose: (what, value) => {
        this.asked = { ...this.asked, [what]: value as WrittenKind };
      },
      forget: () => {
        this.found = undefined;
      },
      submit: (event) => {
        event.preventDefault();
        if (!this.isBusy) void this.#ask(event.target as HTMLFormElement);
      },
    };
  }

  /** First how many people it means, then, unchanged and confirmed, the task itself. A refusal keeps what was typed. */
  async #ask(form: HTMLFormElement): Promise<void> {
    const request = readForm(form);
    const isConfirmed = this.found !== undefined;
    const path = isConfirmed ? '/api/written' : '/api/written/preview';
    const answered = await this.#send<{ readonly id: string; readonly people: number }>(path, request);
    if (!answered) return;
    if (!isConfirmed) {
      this.found = answered.people;
      await this.updateComplete;
      return this.#focus('.found');
    }
    const place: Place = { kind: 'task', id: answered.id, state: 'all', page: 1 };
    history.replaceState(null, '', pathOf(place));
    await this.#show(place, words.form.made);
  }

  #changing({ id }: WrittenTaskView): ChangeState {
    return {
      ...{ open: this.change, trouble: this.trouble?.sentence, isBusy: this.isBusy },
      choose: (form) => {
        this.change = form;
        this.trouble = undefined;
        void this.updateComplete.then(() =>
          this.#focus(form === undefined ? '.actions button' : 'form.change input'),
        );
      },
      submit: (event) => {
        event.preventDefault();
        const data = new FormData(event.target as HTMLFormElement);
        const isMove = this.change === 'due-day';
        const body = {
          reason: String(data.get('reason') ?? ''),
          ...(isMove && { dueDay: String(data.get('dueDay') ?? '') }),
        };
        const path = `/api/written/${encodeURIComponent(id)}/${this.change}`;
        if (!this.isBusy) void this.#act(path, body, isMove ? words.change.moved : words.change.withdrew);
      },
    };
  }

  #reading(view: WrittenWorkView): ReadingState {
    const path = (act: string) => `/api/written-works/${encodeURIComponent(view.id)}/${act}`;
    return {
      ...{ trouble: this.trouble, isBusy: this.isBusy, total: this.total, isRevoking: this.isRevoking },
      add: (event) => {
        const form = (event.target as HTMLElement).closest('form') as HTMLFormElement;
        this.total = Object.values(pointsIn(form, view)).reduce((sum, points) => sum + points, 0);
      },
      mark: (event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const remark = remarkIn(form);
        const body = { version: view.version, points: pointsIn(form, view), remark };
        if (!this.isBusy) void this.#act(path('readings'), body, words.work.marked);
      },
      giveBack: (form) => {
        const body = { version: view.version, remark: remarkIn(form) };
        if (!this.isBusy) void this.#act(path('return'), body, words.work.returned);
      },
      openRevoke: (isOpen) => {
        this.isRevoking = isOpen;
        this.trouble = undefined;
        void this.updateComplete.then(() => this.#focus(isOpen ? '#reason' : '[data-act="revoke"]'));
      },
      revoke: (event) => {
        event.preventDefault();
        const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '');
        if (!this.isBusy) void this.#act(path('revocation'), { reason }, words.work.revoked);
      },
      post: () => {
        if (!this.isBusy) void this.#act(path('posting'), {}, words.work.posted);
      },
    };
  }

  async #act(path: string, body: object, said: string): Promise<void> {
    const done = await this.#send(path, body);
    if (done !== false) await this.#show(this.#place, said);
  }

  /** @returns false when it was refused, which is then said */
  async #send<Value>(path: string, body: object): Promise<Value | false> {
    this.isBusy = true;
    this.trouble = undefined;
    const sent = await api.post<Value>(path, body);
    this.isBusy = false;
    if (sent.ok) return sent.value;
    await this.#refused(sent.problem);
    return false;
  }

  async #refused(problem: Refusal): Promise<void> {
    this.found = undefined;
    this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    const hidden = wrong?.closest('details');
    if (hidden) hidden.open = true;
    (wrong ?? this.renderRoot.querySelector<HTMLElement>('.error:not(:empty)'))?.focus();
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Criteria that nothing was given for are left out: the server says which. */
function pointsIn(form: HTMLFormElement, { rubric }: WrittenWorkView): Record<string, number> {
  const data = new FormData(form);
  const given = rubric.criteria.flatMap(({ id }) => {
    const typed = String(data.get(id) ?? '').trim();
    return typed === '' || Number.isNaN(Number(typed)) ? [] : [[id, Number(typed)] as const];
  });
  return Object.fromEntries(given);
}

function remarkIn(form: HTMLFormElement): string {
  return String(new FormData(form).get('remark') ?? '').trim();
}

function shownAs<Kind extends Exclude<Shown['kind'], 'notAllowed'>, Value>(
  kind: Kind,
  outcome: Outcome<Value>,
): Outcome<Shown> {
  return outcome.ok ? { ok: true, value: { kind, view: outcome.value } as unknown as Shown } : outcome;
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/tasks/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-written', Written);

declare global {
  interface HTMLElementTagNameMap {
    'md-written': Written;
  }
}
