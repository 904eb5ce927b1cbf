/** The desk's assignments: the year's list, one with everybody it is for, and the form that makes one. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type {
  AssignmentChoices,
  AssignmentPreview,
  AssignmentsView,
  AssignmentView,
} from '../../domain/api/assignments.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { plans } from '../../i18n/plans.ts';
import { api, type Outcome, type Refusal } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { planning, tasks } from '../../styles/planning.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { type ChangeState, drawAssignment } from './assignment-detail.ts';
import { drawForm, type FormState, type FormTrouble, readForm } from './assignment-form.ts';
import { drawList } from './assignment-list.ts';
import { type Place, pathOf, placeIn } from './place.ts';

const words = plans.assignments;

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly list: AssignmentsView }
  | { readonly kind: 'new'; readonly choices: AssignmentChoices }
  | { readonly kind: 'one'; readonly one: AssignmentView };

const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Assignments extends LitElement {
  static override styles = [controls, figures, planning, tasks, stackedTable];
  static override properties = {
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
    preview: { state: true },
    unitId: { state: true },
    change: { state: true },
  };
  declare trouble: FormTrouble | undefined;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;
  declare preview: AssignmentPreview | undefined;
  declare unitId: string;
  declare change: ChangeState['open'];

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
    this.unitId = '';
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
    if (shown.kind === 'list') return html`${said}${drawList(shown.list, go)}`;
    const list: Place = { kind: 'list', year: undefined };
    const back = html`<a class="back" href=${pathOf(list)} @click=${(event: MouseEvent) => go(event, list)}>${words.back}</a>`;
    if (shown.kind === 'new')
      return html`${said}<div class="detail">${back}${drawForm(shown.choices, this.#form())}</div>`;
    const place =
      this.#place.kind === 'one'
        ? this.#place
        : { kind: 'one' as const, id: shown.one.id, state: 'all', page: 1 };
    return html`${said}<div class="detail">${back}${drawAssignment(shown.one, place, { go, change: this.#changeState() })}</div>`;
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role)))
      return { ok: true, value: { kind: 'notAllowed' } };
    const place = this.#place;
    if (place.kind === 'new') {
      const choices = await api.get<AssignmentChoices>('/api/assignments/choices');
      if (choices.ok) this.unitId ||= choices.value.units[0]?.id ?? '';
      return mapped(choices, (value) => ({ kind: 'new', choices: value }));
    }
    if (place.kind === 'one') {
      const path = `/api/assignments/${encodeURIComponent(place.id)}?state=${place.state}&page=${place.page}`;
      return mapped(await api.get<AssignmentView>(path), (one) => ({ kind: 'one', one }));
    }
    const query = place.year === undefined ? '' : `?year=${place.year}`;
    return mapped(await api.get<AssignmentsView>(`/api/assignments${query}`), (list) => ({
      kind: 'list',
      list,
    }));
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
    this.preview = undefined;
    this.change = undefined;
    this.said = '';
    await this.#shown.load();
    await this.updateComplete;
    const isSame = from.kind === 'one' && place.kind === 'one' && from.id === place.id;
    const back = from.kind === 'one' ? `[data-id="${CSS.escape(from.id)}"]` : '.button.first';
    this.#focus(place.kind === 'list' ? back : isSame ? '[aria-current="page"]' : '.detail h2');
  }

  #form(): FormState {
    return {
      trouble: this.trouble,
      isBusy: this.isBusy,
      preview: this.preview,
      unitId: this.unitId,
      chooseUnit: (unitId) => {
        this.unitId = unitId;
      },
      forget: () => {
        this.preview = undefined;
      },
      submit: (event) => {
        event.preventDefault();
        if (!this.isBusy) void this.#make(event.target as HTMLFormElement);
      },
    };
  }

  /** First how many people it means, then, unchanged and confirmed, the assignment itself. A refusal keeps what was typed. */
  async #make(form: HTMLFormElement): Promise<void> {
    const request = readForm(form);
    const isConfirmed = this.preview !== undefined;
    this.isBusy = true;
    this.trouble = undefined;
    if (!isConfirmed) {
      const checked = await api.post<AssignmentPreview>('/api/assignments/preview', request);
      this.isBusy = false;
      if (!checked.ok) return this.#refused(checked.problem);
      this.preview = checked.value;
      await this.updateComplete;
      return this.#focus('.found');
    }
    const made = await api.post<{ readonly id: string }>('/api/assignments', request);
    this.isBusy = false;
    if (!made.ok) return this.#refused(made.problem);
    const place: Place = { kind: 'one', id: made.value.id, state: 'all', page: 1 };
    history.replaceState(null, '', pathOf(place));
    await this.#show(place);
    this.said = words.form.made;
  }

  async #refused(problem: Refusal): Promise<void> {
    this.preview = undefined;
    this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    const hidden = wrong?.closest('details');
    if (hidden) hidden.open = true;
    const box = this.renderRoot.querySelector<HTMLElement>('.error:not(:empty)');
    (wrong ?? box?.closest('fieldset')?.querySelector('input') ?? box)?.focus();
  }

  #changeState(): ChangeState {
    return {
      open: this.change,
      trouble: this.trouble?.sentence,
      isBusy: this.isBusy,
      choose: (form) => {
        this.change = form;
        this.trouble = undefined;
        void this.updateComplete.then(() =>
          this.#focus(form === undefined ? '.actions button' : 'form.change input'),
        );
      },
      submit: (event) => {
        event.preventDefault();
        if (!this.isBusy) void this.#sendChange(event.target as HTMLFormElement);
      },
    };
  }

  async #sendChange(form: HTMLFormElement): Promise<void> {
    if (this.#place.kind !== 'one') return;
    const data = new FormData(form);
    const isMove = this.change === 'due-day';
    const reason = String(data.get('reason') ?? '').trim();
    this.isBusy = true;
    this.trouble = undefined;
    const path = `/api/assignments/${encodeURIComponent(this.#place.id)}/${this.change}`;
    const outcome = await api.post(path, {
      reason,
      ...(isMove && { dueDay: String(data.get('dueDay') ?? '') }),
    });
    this.isBusy = false;
    if (!outcome.ok) {
      const { problem } = outcome;
      this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
      await this.updateComplete;
      return this.#focus('.change .error');
    }
    this.change = undefined;
    this.said = isMove ? words.moved : words.withdrew;
    await this.#shown.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function mapped<Value>(outcome: Outcome<Value>, make: (value: Value) => Shown): Outcome<Shown> {
  return outcome.ok ? { ok: true, value: make(outcome.value) } : outcome;
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/tasks/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-assignments', Assignments);

declare global {
  interface HTMLElementTagNameMap {
    'md-assignments': Assignments;
  }
}
