/** The code on the wall: as large as the screen allows, another one every half minute, and how many have come. */
import { html, LitElement, type TemplateResult } from 'lit';
import { encode } from 'uqr';
import type { EventCodeView } from '../../domain/api/events.ts';
import type { Direction } from '../../domain/event/event-code.ts';
import { drawLoaded, failed, waiting } from '../../drawing/states.ts';
import { events } from '../../i18n/events.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { eventCodeStyles } from './event-code.styles.ts';

const words = events.code;
/** The next code is there when it is asked for, whatever the clocks say. */
const BEHIND_MS = 150;
const DIRECTIONS: readonly Direction[] = ['in', 'out'];

export class EventCode extends LitElement {
  static override styles = [controls, eventCodeStyles];
  static override properties = { direction: { state: true }, seconds: { state: true } };
  declare direction: Direction;
  /** Until the next code. */
  declare seconds: number;

  readonly #id = new URLSearchParams(location.search).get('event') ?? '';
  readonly #code = new Loaded<EventCodeView | undefined>(this, async () => {
    if (this.#id === '') return { ok: true, value: undefined };
    const outcome = await api.get<EventCodeView>(
      `/api/events/${encodeURIComponent(this.#id)}/code?direction=${this.direction}`,
    );
    this.#expect(outcome.ok ? outcome.value.nextInMs : 10_000);
    return outcome;
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #nextAtMs = 0;

  constructor() {
    super();
    this.direction = 'in';
    this.seconds = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#tick(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    clearInterval(this.#ticking);
  }

  protected override render(): TemplateResult {
    if (this.#id === '') {
      return html`<div class="sheet"><p>${words.none}</p><a class="button" href="/admin/events/">${words.toList}</a></div>`;
    }
    const { state } = this.#code;
    // Too early or too late: what the server says, and the way back.
    if (state.kind === 'failed') {
      return html`${failed(state.problem, () => void this.#code.retry())} ${this.#drawBack()}`;
    }
    return drawLoaded(this.#code, words.signedOut, (code) => (code ? this.#draw(code) : html``));
  }

  #draw(shown: EventCodeView): TemplateResult {
    const { title, came, left } = shown;
    const { direction } = this;
    return html`<div class="wall">
      <h2>${title}</h2>
      <div class="actions choice" role="group" aria-label=${words.direction}>
        ${DIRECTIONS.map(
          (one) =>
            html`<button class="button" type="button" data-direction=${one} aria-pressed=${one === direction ? 'true' : 'false'} @click=${() => this.#choose(one)}>${words[one]}</button>`,
        )}
        <button class="button" type="button" @click=${() => void this.requestFullscreen?.()}>${words.full}</button>
      </div>
      ${shown.direction === direction ? drawCode(shown) : html`<div class="qr">${waiting()}</div>`}
      <p class="num counts" role="status">${words.counts(came, left)}</p>
      <p class="muted num">${words.next(this.seconds)}</p>
      ${this.#drawBack()}
    </div>`;
  }

  #drawBack(): TemplateResult {
    return html`<p class="back"><a href="/admin/events/?event=${encodeURIComponent(this.#id)}">${words.back}</a></p>`;
  }

  #choose(direction: Direction): void {
    this.direction = direction;
    void this.#code.load();
  }

  #expect(nextInMs: number): void {
    clearTimeout(this.#timer);
    this.#nextAtMs = performance.now() + nextInMs;
    this.#tick();
    if (this.isConnected) this.#timer = setTimeout(() => void this.#code.load(), nextInMs + BEHIND_MS);
  }

  #tick(): void {
    this.seconds = Math.max(0, Math.ceil((this.#nextAtMs - performance.now()) / 1000));
  }
}

/** Only under its own name: whoever scans in the moment of changing over must not sign in instead of out. */
function drawCode({ direction, code, address }: EventCodeView): TemplateResult {
  return html`<p class="lead">${words.scan[direction]}</p>
    ${drawQr(new URL(address, location.origin).href, words.alt[direction])}
    <p class="typed">${words.type}<strong>${code}</strong></p>`;
}

/** Dark on white whatever the display's colours, with the quiet zone that cameras need. */
function drawQr(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return html`<svg class="qr" role="img" aria-label=${label} data-text=${text} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>
  </svg>`;
}

customElements.define('md-event-code', EventCode);

declare global {
  interface HTMLElementTagNameMap {
    'md-event-code': EventCode;
  }
}
