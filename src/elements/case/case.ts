/**
 * Around the scenes of a case: shows one at a time, with the path so far, and the debrief at an ending.
 * Without a script every scene stands in the page and the ways are links.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import {
  CASE_PROGRESS_EVENT,
  CASE_PROGRESS_WANTED_EVENT,
  type CaseProgress,
} from '../../stores/case-progress.ts';
import { type InView, NO_NEWS, Presence, type PresenceNews } from '../../stores/presence.ts';
import { session } from '../../stores/session.ts';
import { type Subject, tracking } from '../../stores/tracking.ts';
import { controls } from '../../styles/controls.styles.ts';
import { caseStyles } from './case.styles.ts';
import {
  readScenes,
  type SceneElement,
  sceneOfHash,
  showEverything,
  showScene,
  walk,
  wayBetween,
} from './scenes.ts';

/** What each entry of the browser's history carries: the scenes walked so far, the last one shown. */
interface CaseHistory {
  readonly mdCase: string;
  readonly path: readonly string[];
}

/**
 * @slot - `[data-scene]` with `a[data-way]`, some with `[data-ending]`; `[data-debrief]`
 * @fires md-case-progress - at every change; bubbles to the document
 */
export class Case extends LitElement {
  static override styles = [controls, caseStyles];
  static override properties = {
    case: { type: String },
    // As a `title` the browser would show it over everything inside.
    name: { type: String, attribute: 'heading' },
    start: { type: String },
    path: { state: true },
  };
  declare case: string;
  declare name: string;
  /** The first scene; without it the first one in the page. */
  declare start: string | undefined;
  declare path: readonly string[];

  #scenes: readonly SceneElement[] = [];
  #told = new Set<string>();
  #presence: Presence | undefined;
  #news: PresenceNews = NO_NEWS;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.case = '';
    this.name = '';
    this.path = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scenes = readScenes(this);
    addEventListener('popstate', this.#followHistory);
    this.addEventListener('click', this.#takeWay);
    document.addEventListener(CASE_PROGRESS_WANTED_EVENT, this.#announce);
    this.#stopListening = session.onChange((who) => who && this.#tellOpening());
    this.#tellOpening();
    if (this.#scenes.length > 0) this.#show(this.#pathOfHistory(), false);
    this.#presence = new Presence(
      `cases/${this.case}`,
      () => this.#inView(),
      (news) => this.#hearPresence(news),
    );
    this.#presence.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#followHistory);
    this.removeEventListener('click', this.#takeWay);
    document.removeEventListener(CASE_PROGRESS_WANTED_EVENT, this.#announce);
    this.#stopListening?.();
    this.#presence?.stop();
    showEverything(this);
  }

  protected override render(): TemplateResult {
    if (this.#scenes.length === 0) return html`<slot></slot>`;
    const words = studyText.case;
    const hasMoved = this.path.length > 1;
    return html`
      ${hasMoved ? html`<nav aria-label=${words.path}><ol>${this.path.map(this.#step)}</ol></nav>` : nothing}
      <slot></slot>
      <p class="ended muted" role="status">${this.#current()?.isEnding ? words.ended : nothing}</p>
      <div class="actions" ?hidden=${!hasMoved}>
        <button type="button" class="button" @click=${this.#stepBack}>${words.back}</button>
        <button type="button" class="button" @click=${this.#restart}>${words.restart}</button>
      </div>
    `;
  }

  #step = (id: string, at: number): TemplateResult => {
    const scene = this.#find(id);
    const nextId = this.path[at + 1];
    if (!scene || nextId === undefined)
      return html`<li><span aria-current="step">${scene?.title}</span></li>`;
    const way = wayBetween(scene, nextId);
    return html`<li>
      <span>
        <a href="#scene-${id}" @click=${(event: Event) => this.#goTo(event, this.path.slice(0, at + 1))}>${scene.title}</a>
        ${way ? html`<span class="way">${studyText.case.chose(way)}</span>` : nothing}
      </span>
    </li>`;
  };

  #find(id: string | undefined): SceneElement | undefined {
    return this.#scenes.find((scene) => scene.id === id);
  }

  #current(): SceneElement | undefined {
    return this.#find(this.path.at(-1));
  }

  #startId(): string {
    return this.#find(this.start)?.id ?? this.#scenes[0]?.id ?? '';
  }

  /** The path this entry of the history was left with; else the scene the address names; else the start. */
  #pathOfHistory(): readonly string[] {
    const kept = history.state as Partial<CaseHistory> | null;
    const named = sceneOfHash(location.hash);
    const isOurs = kept?.mdCase === this.case && kept.path?.every((id) => this.#find(id));
    if (isOurs && kept.path && kept.path.length > 0) return kept.path;
    if (named === undefined || !this.#find(named)) return [this.#startId()];
    return this.path.length > 0 ? walk(this.path, named) : [named];
  }

  #followHistory = (): void => {
    const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
    const isElsewhere = target !== null && sceneOfHash(location.hash) === undefined;
    // A link to the debrief, or to a part of the page that is not the case's.
    if (!isElsewhere) this.#show(this.#pathOfHistory(), true);
  };

  #takeWay = (event: MouseEvent): void => {
    const way =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-way]') : null;
    const from = this.#current();
    const to = way ? this.#find(sceneOfHash(way.hash)) : undefined;
    const wantsNewTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!from || !to || wantsNewTab) return;
    this.#tellChoice(from, to);
    this.#goTo(event, walk(this.path, to.id));
  };

  #goTo(event: Event, path: readonly string[]): void {
    event.preventDefault();
    const entry: CaseHistory = { mdCase: this.case, path };
    history.pushState(entry, '', `#scene-${path.at(-1)}`);
    this.#show(path, true);
  }

  #stepBack = (event: Event): void => this.#goTo(event, this.path.slice(0, -1));

  #restart = (event: Event): void => this.#goTo(event, [this.#startId()]);

  #show(path: readonly string[], moveFocus: boolean): void {
    this.path = path;
    const scene = this.#current();
    if (!scene) return;
    showScene(this, this.#scenes, scene.id);
    this.#tellScene(scene);
    this.#announce();
    if (moveFocus) void this.updateComplete.then(() => focusOn(scene));
  }

  /** Whoever signs in midway has walked the path so far; the record shall know of it. */
  #tellOpening(): void {
    this.#told.clear();
    void tracking.record({ verb: 'initialized', about: this.#subject() });
    this.path.forEach((id, at) => {
      const [scene, next] = [this.#find(id), this.#find(this.path[at + 1])];
      if (scene) this.#tellScene(scene);
      if (scene && next) this.#tellChoice(scene, next);
    });
  }

  #tellChoice(from: SceneElement, to: SceneElement): void {
    void tracking.record({
      verb: 'interacted',
      about: this.#sceneSubject(from),
      partOf: this.#subject(),
      result: { response: to.id },
    });
  }

  #tellScene(scene: SceneElement): void {
    if (this.#told.has(scene.id)) return;
    this.#told.add(scene.id);
    void tracking.record({ verb: 'experienced', about: this.#sceneSubject(scene), partOf: this.#subject() });
  }

  #inView(): InView {
    const scene = this.#current()?.id;
    return scene === undefined ? {} : { section: scene };
  }

  #hearPresence(news: PresenceNews): void {
    this.#news = { ...news, minutes: news.minutes ?? this.#news.minutes };
    this.#announce();
  }

  #announce = (): void => {
    const { state, minutes } = this.#news;
    // Whoever was led into the middle has not walked there.
    const isAtEnding = this.path[0] === this.#startId() && (this.#current()?.isEnding ?? false);
    const detail: CaseProgress = { case: this.case, minutes, presence: state, isAtEnding };
    this.dispatchEvent(new CustomEvent(CASE_PROGRESS_EVENT, { detail, bubbles: true, composed: true }));
  };

  #subject(): Subject {
    return { ref: { kind: 'case', case: this.case }, name: this.name };
  }

  #sceneSubject({ id, title }: SceneElement): Subject {
    return { ref: { kind: 'scene', case: this.case, scene: id }, name: title };
  }
}

function focusOn({ element, heading }: SceneElement): void {
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
}

customElements.define('md-case', Case);
