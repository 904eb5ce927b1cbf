/** The own warnings among what is asked of oneself: read, confirm the talk, say something. Nothing without one. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MyWarningsView, WarningReply, WarningView } from '../../domain/api/warnings.ts';
import { warningCase } from '../../drawing/warning-case.styles.ts';
import {
  drawFigures,
  drawWarningSteps,
  openedText,
  quarterText,
  warningTag,
} from '../../drawing/warning-case.ts';
import { warnings } from '../../i18n/warnings.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myWarningsStyles } from './my-warnings.styles.ts';

const words = warnings.mine;

export class MyWarnings extends LitElement {
  static override styles = [controls, warningCase, myWarningsStyles];
  static override properties = {
    commenting: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  /** Id of the case that is being commented on. */
  declare commenting: string | undefined;
  declare trouble: string | undefined;
  declare isBusy: boolean;
  declare said: string;

  readonly #own = new Loaded<MyWarningsView>(this, () => api.get('/api/me/warnings'));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
  }

  // Beside what is asked of somebody, so that waiting, failing and being signed out are told there.
  protected override render(): TemplateResult | typeof nothing {
    const { state } = this.#own;
    if (state.kind !== 'ready' || state.value.warnings.length === 0) return nothing;
    const open = state.value.warnings.filter((one) => one.state !== 'closed');
    const closed = state.value.warnings.filter((one) => one.state === 'closed');
    return html`<section class="all" aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <p class="said" role="status" tabindex="-1">${this.said}</p>
      ${open.map((one) => this.#open(one))}
      ${
        closed.length === 0
          ? nothing
          : html`<details><summary class="num">${words.earlier(closed.length)}</summary>${closed.map(drawClosed)}</details>`
      }
    </section>`;
  }

  #open(one: WarningView): TemplateResult {
    return html`<div class="sheet" data-id=${one.id}>
      ${drawHead(one)}
      <p>${words.lead(quarterText(one.first), quarterText(one.second))}</p>
      ${drawFigures(one)}
      <p class="muted">${warnings.case.source(one.source)}</p>
      <h4>${warnings.case.history}</h4>
      ${drawWarningSteps(one)}
      ${this.commenting === one.id ? this.#form(one) : this.#actions(one)}
    </div>`;
  }

  #actions(one: WarningView): TemplateResult {
    const busy = this.isBusy ? 'true' : 'false';
    return html`<p class="error" role="alert" tabindex="-1">${this.trouble ?? nothing}</p>
      ${one.waitsForPerson ? html`<p class="muted">${words.confirmNote}</p>` : nothing}
      <div class="actions">
        ${
          one.waitsForPerson
            ? html`<button class="button first" type="button" data-action="confirm" aria-disabled=${busy}
                @click=${() => void this.#reply(one, { kind: 'acknowledged', note: '' })}>${words.confirm}</button>`
            : nothing
        }
        <button class="button" type="button" data-action="comment" @click=${() => this.#comment(one.id)}>${words.comment}</button>
      </div>
      <p><a href="/my/hours/">${words.progress}</a>　<a href="/my/reviews/?new">${words.appeal}</a></p>`;
  }

  #form(one: WarningView): TemplateResult {
    return html`<form class="form" novalidate @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const note = String(new FormData(event.target as HTMLFormElement).get('note') ?? '').trim();
      void this.#reply(one, { kind: 'commented', note });
    }}>
      <p class="error" role="alert" tabindex="-1">${this.trouble ?? nothing}</p>
      <div class="field"><label for="note">${words.commentLabel}</label><p class="muted" id="note-hint">${words.commentHint}</p>
        <textarea id="note" name="note" maxlength="1000" aria-describedby="note-hint"></textarea></div>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>${words.send}</button>
        <button class="button" type="button" @click=${() => this.#comment(undefined)}>${warnings.form.cancel}</button>
      </div>
    </form>`;
  }

  #comment(id: string | undefined): void {
    this.trouble = undefined;
    this.commenting = id;
    void this.updateComplete.then(() =>
      this.#focus(id === undefined ? '[data-action="comment"]' : 'textarea'),
    );
  }

  /** A refusal keeps what was typed. */
  async #reply({ id }: WarningView, reply: WarningReply): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await api.post(`/api/me/warnings/${encodeURIComponent(id)}/replies`, reply);
    this.isBusy = false;
    if (outcome.ok) {
      this.commenting = undefined;
      this.said = words.said[reply.kind];
      await this.#own.load();
    } else this.trouble = outcome.problem.detail;
    await this.updateComplete;
    this.#focus(outcome.ok ? '.said' : '.error:not(:empty)');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function drawHead(one: WarningView): TemplateResult {
  const pair = warnings.list.pair(quarterText(one.first), quarterText(one.second));
  return html`<div class="head"><h3>${pair}</h3><span class="tags">${warningTag(one)}</span></div>
    <p class="muted num">${openedText(one)}</p>`;
}

function drawClosed(one: WarningView): TemplateResult {
  return html`<div class="sheet">${drawHead(one)} ${drawFigures(one)} ${drawWarningSteps(one)}</div>`;
}

customElements.define('md-my-warnings', MyWarnings);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-warnings': MyWarnings;
  }
}
