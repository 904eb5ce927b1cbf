/** The officers' desk of activities: the year's list, one event with its people, and the form of its plan. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EventDeskView, EventSheetView, EventView } from '../../domain/api/events.ts';
import type { EventKind } from '../../domain/event/event.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { events as words } from '../../i18n/events.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { question } from '../../styles/question.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { type Act, actOfAnswer, actOfNumbers } from './acts.ts';
import { drawAsk, type Question } from './ask-dialog.ts';
import { drawHead, drawHistory } from './event-detail.ts';
import { drawForm, readForm } from './event-form.ts';
import { drawList } from './event-list.ts';
import { eventsStyles } from './events.styles.ts';
import { drawPeople } from './people-table.ts';
import { type Place, pathOf, placeIn } from './place.ts';
import { drawEventSheet, drawSheetBox, sheetQuery } from './sheet-box.ts';
import { eventPath, PATH, readShown, type Shown } from './shown.ts';

export class Events extends LitElement {
  static override styles = [controls, figures, question, stackedTable, eventsStyles];
  static override properties = {
    year: { state: true },
    kind: { state: true },
    question: { state: true },
    sheet: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  /** This one until another is chosen. */
  declare year: number | undefined;
  /** Of the form. */
  declare kind: EventKind | undefined;
  declare question: Question | undefined;
  declare sheet: EventSheetView | undefined;
  declare trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => readShown(who, this.#place, this.year));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('question') && this.question) this.#find<HTMLDialogElement>('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#shown, words.signedOut, (shown) =>
      shown.kind === 'notAllowed' ? drawNotAllowed() : this.#draw(shown),
    );
  }

  #draw(shown: Exclude<Shown, { kind: 'notAllowed' }>): TemplateResult {
    const event = shown.kind === 'event' ? shown.event : undefined;
    const sentence = this.question || shown.kind === 'form' ? '' : (this.trouble?.sentence ?? '');
    return html`<p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="error" role="alert" tabindex="-1">${sentence}</p>
      ${shown.kind === 'list' ? this.#drawList(shown.desk) : nothing}
      ${shown.kind === 'form' ? this.#drawForm(shown.desk, shown.event) : nothing}
      ${event ? this.#drawEvent(event) : nothing}
      ${drawAsk(
        event,
        this.question,
        { trouble: this.trouble?.sentence ?? '', isBusy: this.isBusy },
        {
          submit: (form) => {
            if (event && this.question) void this.#act(event, actOfAnswer(this.question, form));
          },
          closed: () => {
            this.question = undefined;
            this.trouble = undefined;
          },
        },
      )}`;
  }

  #drawList(desk: EventDeskView): TemplateResult {
    const box = html`<p class="muted"><a href="/api/events/template.xlsx" download>${words.list.template}</a></p>
      ${this.#sheetBox((form, isDryRun) => this.#sendSheet(`${PATH}/import?${isDryRun ? 'dryRun=1' : ''}`, form))}`;
    return drawList(
      desk,
      {
        go: (event, place) => this.#go(event, place),
        chooseYear: (year) => {
          this.year = year;
          void this.#shown.load();
        },
      },
      box,
    );
  }

  #drawForm(desk: EventDeskView, event: EventView | undefined): TemplateResult {
    const back: Place = event ? { kind: 'event', id: event.id } : { kind: 'list' };
    return drawForm({
      ...{ desk, event, isBusy: this.isBusy, trouble: this.trouble },
      kind: this.kind ?? event?.plan.kind ?? 'lecture',
      chooseKind: (kind) => {
        this.kind = kind;
      },
      submit: (sent) => {
        sent.preventDefault();
        if (!this.isBusy) void this.#save(sent.target as HTMLFormElement, event);
      },
      cancel: (click) => this.#go(click, back),
    });
  }

  #drawEvent(event: EventView): TemplateResult {
    const isEntering = event.state === 'held' || event.state === 'announced';
    const mayInvite = event.mayChange && (isEntering || event.state === 'draft');
    const path = eventPath(event.id);
    const send = (part: Act['part'], body: object) => void this.#act(event, { part, body });
    return html`<a class="back" href=${pathOf({ kind: 'list' })} @click=${(click: MouseEvent) => this.#go(click, { kind: 'list' })}>${words.back}</a>
      ${drawHead(event, this.isBusy, {
        go: (click, place) => this.#go(click, place),
        step: (step) => send('steps', { step }),
        ask: (kind) => {
          this.trouble = undefined;
          this.question = { kind };
        },
        approve: () => send('approval', {}),
      })}
      ${drawPeople(
        event,
        {
          mayEnter: event.mayChange && event.state === 'held',
          mayInvite,
          mayStrike: event.mayChange && (event.state === 'posted' || event.state === 'held'),
        },
        {
          mark: (people, kind) =>
            send('marks', { people: people.map(({ staffNumber }) => ({ staffNumber, kind })) }),
          askTimes: (person) => this.#ask({ kind: 'times', person }),
          askStrike: (person) => this.#ask({ kind: 'strike', person }),
          remove: ({ personId }) => send('invitees', { add: [], remove: [personId] }),
          addNumbers: (form, as) => {
            const act = actOfNumbers(form, as);
            if (act) void this.#act(event, act, form);
          },
        },
      )}
      ${mayInvite ? this.#drawSheet(event, path) : nothing}
      ${drawHistory(event)}`;
  }

  #drawSheet(event: EventView, path: string): TemplateResult {
    const send = (form: HTMLFormElement, isDryRun: boolean) =>
      this.#sendSheet(`${path}/sheet?${sheetQuery(form, event.version, isDryRun)}`, form);
    return drawEventSheet(event, path, (choice) => this.#sheetBox(send, choice));
  }

  #sheetBox(
    send: (form: HTMLFormElement, isDryRun: boolean) => Promise<void>,
    more: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const trouble = this.trouble?.field === 'sheet' ? this.trouble.sentence : '';
    return drawSheetBox(
      { result: this.sheet, trouble, isBusy: this.isBusy },
      { check: (form) => void send(form, true), confirm: (form) => void send(form, false) },
      more,
    );
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
    this.#place = place;
    this.trouble = undefined;
    this.sheet = undefined;
    this.kind = undefined;
    this.said = said;
    await this.#shown.load();
    await this.updateComplete;
    this.#find<HTMLElement>(said ? '.said' : 'h2')?.focus();
  }

  #ask(question: Question): void {
    this.trouble = undefined;
    this.question = question;
  }

  async #save(form: HTMLFormElement, event: EventView | undefined): Promise<void> {
    const { unitId, plan } = readForm(form);
    this.isBusy = true;
    const outcome = event
      ? await api.put<EventView>(`${eventPath(event.id)}/plan`, {
          version: event.version,
          plan,
        })
      : await api.post<EventView>(PATH, { unitId, plan });
    this.isBusy = false;
    if (!outcome.ok) {
      await this.#tell(outcome.problem);
      (this.#find<HTMLElement>('[aria-invalid="true"]') ?? this.#find<HTMLElement>('form .error'))?.focus();
      return;
    }
    const place: Place = { kind: 'event', id: outcome.value.id };
    history.replaceState(null, '', pathOf(place));
    await this.#show(place);
  }

  /** An act on the event that is looked at. A refusal keeps what was typed. @param form - emptied when it is done */
  async #act(event: EventView, { part, body }: Act, form?: HTMLFormElement): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    this.said = '';
    const sent = { version: event.version, ...body };
    const outcome = await api.post<EventView>(`${eventPath(event.id)}/${part}`, sent);
    this.isBusy = false;
    if (!outcome.ok) return this.#tell(outcome.problem);
    form?.reset();
    this.#find<HTMLDialogElement>('dialog')?.close();
    const { state, counts } = outcome.value;
    const isPosted = part === 'approval' && state === 'posted';
    this.said = isPosted ? words.detail.saidPosted(counts.credited) : words.detail.saidStep;
    await this.#shown.load();
    await this.updateComplete;
    if (isPosted) this.#find<HTMLElement>('.said')?.focus();
  }

  async #sendSheet(path: string, form: HTMLFormElement): Promise<void> {
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (this.isBusy) return;
    this.sheet = undefined;
    this.trouble = file ? undefined : { field: 'sheet', sentence: words.sheet.noFile };
    if (!file) return;
    this.isBusy = true;
    const outcome = await api.upload<EventSheetView>(path, file);
    this.isBusy = false;
    if (!outcome.ok) {
      this.trouble = { field: 'sheet', sentence: outcome.problem.detail };
      return;
    }
    this.sheet = outcome.value;
    if (outcome.value.isApplied) await this.#shown.load();
  }

  /** Somebody else may have changed it: what there is now is shown beside the sentence. */
  async #tell(problem: Refusal): Promise<void> {
    this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
    const isOlder = problem.code === 'conflict' && this.#place.kind === 'event';
    if (isOlder && !this.question) await this.#shown.load();
    await this.updateComplete;
    this.#find<HTMLElement>('.error:not(:empty)')?.focus();
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.renderRoot.querySelector<Found>(selector);
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/activities/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-events', Events);

declare global {
  interface HTMLElementTagNameMap {
    'md-events': Events;
  }
}
