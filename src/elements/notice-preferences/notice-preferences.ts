/** Which notices call for the signed-in person, which are mailed, and to which address. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { NoticePreferencesRequest, NoticePreferencesView } from '../../domain/api/notices.ts';
import type { NoticeGroup } from '../../domain/notice/kinds.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { notices } from '../../i18n/notices.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { noticePreferencesStyles } from './notice-preferences.styles.ts';

const words = notices.preferences;
const PATH = '/api/me/notice-preferences';
const ADDRESS = '/api/me/notice-address';

export class NoticePreferences extends LitElement {
  static override styles = [controls, noticePreferencesStyles];
  static override properties = {
    said: { state: true },
    refusal: { state: true },
    isChanging: { state: true },
  };
  declare said: string;
  declare refusal: string;
  /** Another address is being typed. */
  declare isChanging: boolean;

  readonly #view = new Loaded<NoticePreferencesView>(this, () => api.get<NoticePreferencesView>(PATH));

  constructor() {
    super();
    this.said = '';
    this.refusal = '';
    this.isChanging = false;
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, notices.signedOut, (view) => this.#ready(view));
  }

  #ready(view: NoticePreferencesView): TemplateResult {
    return html`<div class="sheet">
      <h2>${words.heading}</h2>
      <p class="muted">${words.lead}</p>
      <form @submit=${this.#save}>
        <table><tbody>${view.groups.map((one) => this.#row(one, view))}</tbody></table>
        <p class="actions"><button class="button" type="submit">${words.save}</button></p>
      </form>
      ${view.isMailOffered ? this.#mail(view) : nothing}
      <p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="error" role="alert" ?hidden=${this.refusal === ''}>${this.refusal}</p>
    </div>`;
  }

  #row(
    { group, isObligatory, isQuiet, isMailed }: NoticePreferencesView['groups'][number],
    { address }: NoticePreferencesView,
  ): TemplateResult {
    const { name, what } = notices.groups[group];
    return html`<tr><th scope="row">${name}<span class="muted">${what}</span></th>
      <td><div class="ways"><label><input type="checkbox" name="remind" value=${group} .checked=${isObligatory || !isQuiet} ?disabled=${isObligatory} />
        ${isObligatory ? words.obligatory : words.remind}</label>
        ${address === null ? nothing : html`<label><input type="checkbox" name="mail" value=${group} .checked=${isMailed} />${words.mail}</label>`}</div></td></tr>`;
  }

  #mail({ address, asked }: NoticePreferencesView): TemplateResult {
    const isAsking = this.isChanging || (address === null && asked === null);
    return html`<section aria-labelledby="mail"><h3 id="mail">${words.mailHeading}</h3>
      ${address === null ? html`<p>${words.mailLead}</p>` : html`<p>${words.mailedTo(address)}</p>`}
      ${isAsking ? this.#addressForm() : nothing}
      ${asked === null ? nothing : this.#codeForm(asked)}
      <p class="actions">
        ${isAsking ? nothing : html`<button class="link" type="button" data-action="change" @click=${this.#change}>${words.change}</button>`}
        ${address === null ? nothing : html`<button class="link" type="button" data-action="forget" @click=${() => void this.#act(api.delete(ADDRESS), words.forgotten)}>${words.forget}</button>`}
      </p></section>`;
  }

  #addressForm(): TemplateResult {
    return html`<form class="line" novalidate @submit=${this.#ask}>
      <div class="field"><label for="address">${words.address}</label>
        <input id="address" name="address" type="email" autocomplete="email" maxlength="254" /></div>
      <button class="button" type="submit">${words.sendCode}</button></form>`;
  }

  #codeForm(asked: string): TemplateResult {
    return html`<form class="line" novalidate @submit=${this.#confirm}>
      <div class="field"><label for="code">${words.code}</label>
        <span class="muted" id="code-hint">${words.codeSent(asked)}</span>
        <input id="code" name="code" class="num" inputmode="numeric" autocomplete="one-time-code" maxlength="6" aria-describedby="code-hint" /></div>
      <button class="button" type="submit">${words.confirm}</button></form>`;
  }

  #change = (): void => {
    this.isChanging = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#address')?.focus());
  };

  #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const left = (name: string) => {
      const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)];
      return boxes.filter((box) => !box.checked).map((box) => box.value as NoticeGroup);
    };
    const request: NoticePreferencesRequest = { quiet: left('remind'), noMail: left('mail') };
    void this.#act(api.put(PATH, request), words.saved);
  };

  #ask = (event: SubmitEvent): void => {
    const address = typed(event, 'address');
    void this.#act(api.put(ADDRESS, { address }), words.codeSent(address));
  };

  #confirm = (event: SubmitEvent): void => {
    void this.#act(api.post(`${ADDRESS}/confirmation`, { code: typed(event, 'code') }), words.confirmed);
  };

  async #act(asked: Promise<Outcome<unknown>>, said: string): Promise<void> {
    const done = await asked;
    this.refusal = done.ok ? '' : done.problem.detail;
    this.said = done.ok ? said : '';
    if (!done.ok) return;
    this.isChanging = false;
    await this.#view.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

function typed(event: SubmitEvent, name: string): string {
  event.preventDefault();
  return String(new FormData(event.target as HTMLFormElement).get(name) ?? '').trim();
}

customElements.define('md-notice-preferences', NoticePreferences);

declare global {
  interface HTMLElementTagNameMap {
    'md-notice-preferences': NoticePreferences;
  }
}
