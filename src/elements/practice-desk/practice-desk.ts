/** Claimed practice on the desk: what waits, its words and photos, and the decision of two officers in turn. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { PracticeDeskView, PracticeView } from '../../domain/api/events.ts';
import { practiceClaimStyles } from '../../drawing/practice-claim.styles.ts';
import { drawClaim } from '../../drawing/practice-claim.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { events } from '../../i18n/events.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { practiceDeskStyles } from './practice-desk.styles.ts';

const words = events.practice;
const READERS = ['officer', 'auditor', 'administrator'] as const;
const WAITING: readonly PracticeView['state'][] = ['first', 'second'];

export class PracticeDesk extends LitElement {
  static override styles = [controls, practiceClaimStyles, practiceDeskStyles];
  static override properties = {
    showsClosed: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  declare showsClosed: boolean;
  declare trouble: { readonly id: string; readonly sentence: string } | undefined;
  declare isBusy: boolean;
  declare said: string;

  readonly #desk = new Loaded<PracticeDeskView | undefined>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.showsClosed = false;
    this.isBusy = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw({ claims, waiting }: PracticeDeskView): TemplateResult {
    const listed = claims.filter(({ state }) => this.showsClosed || WAITING.includes(state));
    return html`<p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="bar num"><span>${words.waiting(waiting)}</span>
        <label class="check"><input type="checkbox" .checked=${this.showsClosed} @change=${() => {
          this.showsClosed = !this.showsClosed;
        }} />${words.showClosed}</label>
      </p>
      ${claims.length === 0 ? html`<p class="muted">${words.none}</p>` : nothing}
      ${listed.map(
        (claim) => html`<article class="sheet claim" data-id=${claim.id} aria-labelledby="claim-${claim.id}">
        ${drawClaim(claim, true)} ${this.#drawDecision(claim)}
      </article>`,
      )}`;
  }

  #drawDecision(claim: PracticeView): TemplateResult | typeof nothing {
    const { isAllowed, level, reason } = claim.decision;
    if (!isAllowed || level === null) {
      return reason !== null && WAITING.includes(claim.state)
        ? html`<p class="muted">${reason}</p>`
        : nothing;
    }
    const trouble = this.trouble?.id === claim.id ? this.trouble.sentence : '';
    const id = `note-${claim.id}`;
    const send = (event: Event, outcome: 'approved' | 'refused') => {
      event.preventDefault();
      const form = (event.target as HTMLElement).closest('form') as HTMLFormElement;
      void this.#decide(claim, outcome, form);
    };
    return html`<form novalidate @submit=${(event: SubmitEvent) => send(event, 'approved')}>
      <div class="field">
        <label for=${id}>${words.note}</label>
        <textarea id=${id} name="note" rows="2" maxlength="500" aria-describedby="${id}-hint ${id}-trouble" aria-invalid=${trouble === '' ? nothing : 'true'}></textarea>
        <p id="${id}-hint" class="muted">${words.noteHint}</p>
      </div>
      <p id="${id}-trouble" class="error" role="alert">${trouble}</p>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>${words.approve[level]}</button>
        <button class="button" type="button" data-action="refuse" @click=${(event: Event) => send(event, 'refused')}>${words.refuse}</button>
      </div>
    </form>`;
  }

  async #read({ person }: SessionView): Promise<Outcome<PracticeDeskView | undefined>> {
    if (!READERS.some((role) => person.roles.includes(role))) return { ok: true, value: undefined };
    return api.get<PracticeDeskView>('/api/practice');
  }

  async #decide({ id }: PracticeView, outcome: 'approved' | 'refused', form: HTMLFormElement): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    const reason = String(new FormData(form).get('note') ?? '').trim();
    const decided = await api.post(`/api/practice/${encodeURIComponent(id)}/decision`, { outcome, reason });
    this.isBusy = false;
    if (!decided.ok) {
      this.trouble = { id, sentence: decided.problem.detail };
      await this.updateComplete;
      form.querySelector<HTMLElement>('textarea')?.focus();
      return;
    }
    form.reset();
    this.said = words.saidDecided;
    await this.#desk.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${events.notAllowed}</p>
    <a class="button" href="/my/activities/">${events.toMine}</a>
  </div>`;
}

customElements.define('md-practice-desk', PracticeDesk);

declare global {
  interface HTMLElementTagNameMap {
    'md-practice-desk': PracticeDesk;
  }
}
