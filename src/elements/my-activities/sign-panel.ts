/** Signing in or out: with the code that was scanned, or typed; looked at first, then confirmed with one press. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SignView } from '../../domain/api/events.ts';
import { minuteNumberOf, minuteOfDay } from '../../domain/base/calendar.ts';
import { clock } from '../../drawing/dates.ts';
import { events } from '../../i18n/events.ts';
import { api } from '../../stores/api.ts';

const words = events.mine;

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'ready'; readonly sign: SignView }
  | { readonly kind: 'done'; readonly sign: SignView };

interface Asked {
  readonly code: string;
  readonly event?: string;
}

export class SignPanel {
  readonly #host: ReactiveControllerHost;
  readonly #onSigned: () => void;
  #state: State = { kind: 'asking' };
  #asked: Asked | undefined;
  #trouble = '';

  /** @param onSigned - the lists have changed */
  constructor(host: ReactiveControllerHost, onSigned: () => void) {
    this.#host = host;
    this.#onSigned = onSigned;
    const scanned = new URLSearchParams(location.search);
    const [code, event] = [scanned.get('code'), scanned.get('event')];
    if (code) this.#asked = { code, ...(event && { event }) };
  }

  draw(): TemplateResult {
    const state = this.#state;
    // Somebody is signed in by now, or nothing of this would be drawn.
    if (state.kind === 'asking' && this.#asked && this.#trouble === '') void this.#look(this.#asked);
    return html`<section class="sheet sign" aria-labelledby="sign">
      <h2 id="sign">${words.signTitle}</h2>
      <p class="error" role="alert">${this.#trouble}</p>
      ${state.kind === 'looking' ? html`<p role="status">${words.looking}</p>` : nothing}
      ${state.kind === 'ready' ? this.#drawReady(state.sign) : nothing}
      ${state.kind === 'done' ? html`<p class="done" role="status">${doneText(state.sign)}</p>` : nothing}
      ${state.kind === 'asking' ? this.#drawForm() : nothing}
    </section>`;
  }

  #drawForm(): TemplateResult {
    return html`<form class="type" novalidate @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const code = String(new FormData(event.target as HTMLFormElement).get('code') ?? '').trim();
      if (code !== '') void this.#look({ code });
    }}>
      <div class="field">
        <label for="sign-code">${words.typeLabel}</label>
        <input id="sign-code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="sign-hint" />
        <p id="sign-hint" class="muted">${words.typeHint}</p>
      </div>
      <button class="button" type="submit">${words.type}</button>
    </form>`;
  }

  #drawReady(sign: SignView): TemplateResult {
    const what = events.code[sign.direction];
    if (sign.signedAt !== undefined && sign.direction === 'in') {
      return html`<p class="about">${words.about(sign.title, sign.place)}</p>
        <p role="status">${words.already(what, timeText(sign.signedAt))}</p>`;
    }
    return html`<p class="about">${words.about(sign.title, sign.place)}</p>
      <button class="button first" type="button" data-action="sign" @click=${() => void this.#confirm()}>${words.confirm[sign.direction]}</button>`;
  }

  async #look(asked: Asked): Promise<void> {
    this.#asked = asked;
    this.#become({ kind: 'looking' });
    const look = await api.post<SignView>('/api/me/signs/look', asked);
    if (look.ok) this.#become({ kind: 'ready', sign: look.value });
    else this.#become({ kind: 'asking' }, look.problem.detail);
  }

  async #confirm(): Promise<void> {
    if (!this.#asked) return;
    const asked = this.#asked;
    this.#become({ kind: 'looking' });
    const signed = await api.post<SignView>('/api/me/signs', asked);
    if (!signed.ok) return this.#become({ kind: 'asking' }, signed.problem.detail);
    this.#asked = undefined;
    // A reload must not offer an old code again.
    history.replaceState(null, '', location.pathname);
    this.#become({ kind: 'done', sign: signed.value });
    this.#onSigned();
  }

  #become(state: State, trouble = ''): void {
    this.#state = state;
    this.#trouble = trouble;
    this.#host.requestUpdate();
  }
}

function doneText(sign: SignView): string {
  return words.done(events.code[sign.direction], timeText(sign.signedAt ?? ''));
}

function timeText(iso: string): string {
  return clock(minuteOfDay(minuteNumberOf(Date.parse(iso))));
}
