/** What the signed-in person was told: unread first, day by day, each with the way to where one acts. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MyNoticesView, NoticeReadView, NoticeView } from '../../domain/api/notices.ts';
import type { NoticeGroup } from '../../domain/notice/kinds.ts';
import { clockOfInstant, dayOfInstant, longDay } from '../../drawing/dates.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { notices as words } from '../../i18n/notices.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myNoticesStyles } from './my-notices.styles.ts';

const GROUPS: readonly NoticeGroup[] = ['tasks', 'answers', 'results'];
const OFFICER_GROUPS: readonly NoticeGroup[] = ['desk', 'digest'];

export class MyNotices extends LitElement {
  static override styles = [controls, myNoticesStyles];
  static override properties = {
    group: { state: true },
    older: { state: true },
    said: { state: true },
    refusal: { state: true },
  };
  declare group: NoticeGroup | undefined;
  /** Pages after the first one. */
  declare older: readonly NoticeView[];
  declare said: string;
  declare refusal: string;

  #before: number | null | undefined;
  #isOfficer = false;
  readonly #view = new Loaded<MyNoticesView>(this, (who) => {
    this.#isOfficer = who.person.roles.includes('officer');
    this.older = [];
    this.#before = undefined;
    return api.get<MyNoticesView>(this.#path());
  });

  constructor() {
    super();
    this.older = [];
    this.said = '';
    this.refusal = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, words.signedOut, (view) => this.#ready(view));
  }

  #ready(view: MyNoticesView): TemplateResult {
    const before = this.#before === undefined ? view.before : this.#before;
    const isEmpty = view.news.length + view.notices.length === 0;
    return html`<div class="bar">
        <div class="filter" role="group" aria-label=${words.filter}>${this.#filters()}</div>
        ${
          view.news.length === 0
            ? nothing
            : html`<button class="button small" type="button" data-action="all" @click=${() => void this.#read()}>${words.readAll}</button>`
        }
      </div>
      <p class="said muted" role="status" tabindex="-1">${this.said}</p>
      <p class="error" role="alert" ?hidden=${this.refusal === ''}>${this.refusal}</p>
      ${isEmpty ? html`<p class="sheet">${words.none}</p>` : nothing}
      ${view.news.length === 0 ? nothing : this.#section('unread', words.unreadHeading(view.news.length), view.news)}
      ${
        view.notices.length === 0
          ? nothing
          : this.#section('read', words.readHeading, [...view.notices, ...this.older])
      }
      ${
        before === null
          ? nothing
          : html`<p class="actions"><button class="button" type="button" data-action="more" @click=${() => void this.#more(before)}>${words.more}</button></p>`
      }`;
  }

  #filters(): TemplateResult[] {
    const groups = [undefined, ...GROUPS, ...(this.#isOfficer ? OFFICER_GROUPS : [])];
    return groups.map(
      (group) => html`<button class="button small" type="button" data-group=${group ?? 'all'}
        aria-pressed=${this.group === group ? 'true' : 'false'} @click=${() => this.#choose(group)}>${group ? words.groups[group].name : words.all}</button>`,
    );
  }

  #section(id: string, heading: string, all: readonly NoticeView[]): TemplateResult {
    const days = [...new Set(all.map(({ at }) => dayOfInstant(at)))];
    return html`<section aria-labelledby=${id}><h2 id=${id} class="num">${heading}</h2>
      ${days.map(
        (day) =>
          html`<h3 class="day num">${longDay(day)}</h3><ul>${repeat(
            all.filter(({ at }) => dayOfInstant(at) === day),
            (notice) => notice.id,
            (notice) => this.#notice(notice),
          )}</ul>`,
      )}</section>`;
  }

  #notice({ id, group, title, text, link, at, isUnread, closed }: NoticeView): TemplateResult {
    return html`<li class=${isUnread ? 'unread' : ''} data-id=${id}>
      <div class="head">
        <a class="title" href=${link} @click=${() => isUnread && void this.#note(id)}>${title}</a>
        <span class="muted num">${words.groups[group].name} · ${clockOfInstant(at)}</span>
      </div>
      <p class="text">${text}</p>
      ${closed === null ? nothing : html`<p><span class="tag neutral">${words.closed[closed]}</span></p>`}
      ${
        isUnread
          ? html`<p class="actions"><button class="link" type="button" data-action="read" aria-label=${words.readOne(title)} @click=${() => void this.#read(id)}>${words.read}</button></p>`
          : nothing
      }
    </li>`;
  }

  #path(before?: number): string {
    const query = new URLSearchParams();
    if (this.group) query.set('group', this.group);
    if (before !== undefined) query.set('before', String(before));
    return query.size === 0 ? '/api/me/notices' : `/api/me/notices?${query}`;
  }

  #choose(group: NoticeGroup | undefined): void {
    this.group = group;
    this.said = '';
    void this.#view.load();
  }

  async #more(before: number): Promise<void> {
    const page = await api.get<MyNoticesView>(this.#path(before));
    this.refusal = page.ok ? '' : page.problem.detail;
    if (!page.ok) return;
    this.#before = page.value.before;
    this.older = [...this.older, ...page.value.notices];
  }

  /** On the way to where it leads; nothing waits for it. */
  async #note(id: number): Promise<void> {
    await api.post('/api/me/notices/reading', { id });
  }

  async #read(id?: number): Promise<void> {
    const read = await api.post<NoticeReadView>('/api/me/notices/reading', id === undefined ? {} : { id });
    this.refusal = read.ok ? '' : read.problem.detail;
    if (!read.ok) return;
    this.said = words.said(read.value.unread);
    // The count in the masthead is of the session; this list is asked for anew with it.
    await session.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

customElements.define('md-my-notices', MyNotices);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-notices': MyNotices;
  }
}
