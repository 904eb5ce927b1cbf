/** For administrators: whether mails go out, what is in the way, and what was refused. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MailServiceView } from '../../domain/api/notices.ts';
import { longInstant } from '../../drawing/dates.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { notices } from '../../i18n/notices.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { mailDeskStyles } from './mail-desk.styles.ts';

const words = notices.mailDesk;
const PATH = '/api/mail-service';
const COUNTED = ['waiting', 'sent', 'refused', 'unknown', 'dropped'] as const;

export class MailDesk extends LitElement {
  static override styles = [controls, mailDeskStyles];
  static override properties = { said: { state: true }, refusal: { state: true } };
  declare said: string;
  declare refusal: string;

  readonly #view = new Loaded<MailServiceView>(this, () => api.get<MailServiceView>(PATH));

  constructor() {
    super();
    this.said = '';
    this.refusal = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, words.signedOut, (view) => this.#ready(view));
  }

  #ready(view: MailServiceView): TemplateResult {
    const { from, counts, lastSuccessAt } = view;
    return html`<p>${from === null ? words.none : words.from(from)}</p>
      ${this.#trouble(view)}
      <dl>${COUNTED.map((state) => html`<div><dt>${words.counts[state]}</dt><dd class="num">${counts[state] + (state === 'waiting' ? counts.sending : 0)}</dd></div>`)}</dl>
      ${lastSuccessAt === null ? nothing : html`<p class="muted num">${words.lastSuccess(longInstant(lastSuccessAt))}</p>`}
      <p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="error" role="alert" ?hidden=${this.refusal === ''}>${this.refusal}</p>
      ${view.failed.length === 0 ? nothing : this.#failed(view.failed)}`;
  }

  #trouble({ trouble, nextAttemptAt }: MailServiceView): TemplateResult | typeof nothing {
    if (!trouble || trouble.isOver) return nothing;
    return html`<div class="sheet trouble">
      <h2>${words.trouble}</h2>
      <p class="num">${words.since(longInstant(trouble.at))}</p><p class="answer">${trouble.words}</p>
      ${nextAttemptAt === null ? nothing : html`<p class="muted num">${words.next(longInstant(nextAttemptAt))}</p>`}
      <p class="actions"><button class="button" type="button" data-action="attempt" @click=${() => void this.#act(`${PATH}/attempt`, words.tried)}>${words.attempt}</button></p>
    </div>`;
  }

  #failed(failed: MailServiceView['failed']): TemplateResult {
    return html`<section aria-labelledby="failed"><h2 id="failed">${words.failed}</h2>
      <p class="muted">${words.failedLead}</p>
      <ul>${failed.map(
        (mail) => html`<li data-id=${mail.id}>
          <div class="head"><strong>${mail.title}</strong><span class="tag ${mail.state === 'refused' ? 'unmet' : 'neutral'}">${words.states[mail.state]}</span></div>
          <p class="num">${mail.name} · ${mail.address}${mail.at === null ? '' : ` · ${longInstant(mail.at)}`}</p>
          <p class="answer muted">${mail.answer}</p>
          <p class="actions"><button class="link" type="button" data-action="again" aria-label=${words.againTo(mail.name, mail.title)}
            @click=${() => void this.#act(`${PATH}/mails/${mail.id}/attempt`, words.queued)}>${words.again}</button></p>
        </li>`,
      )}</ul></section>`;
  }

  async #act(path: string, said: string): Promise<void> {
    const done = await api.post(path);
    this.refusal = done.ok ? '' : done.problem.detail;
    this.said = done.ok ? said : '';
    if (!done.ok) return;
    await this.#view.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

customElements.define('md-mail-desk', MailDesk);

declare global {
  interface HTMLElementTagNameMap {
    'md-mail-desk': MailDesk;
  }
}
