/** Which notices call for the signed-in person, and which are only listed. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { NoticePreferencesView } from '../../domain/api/notices.ts';
import type { NoticeGroup } from '../../domain/notice/kinds.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { notices } from '../../i18n/notices.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { noticePreferencesStyles } from './notice-preferences.styles.ts';

const words = notices.preferences;
const PATH = '/api/me/notice-preferences';

export class NoticePreferences extends LitElement {
  static override styles = [controls, noticePreferencesStyles];
  static override properties = { said: { state: true }, refusal: { state: true } };
  declare said: string;
  declare refusal: string;

  readonly #view = new Loaded<NoticePreferencesView>(this, () => api.get<NoticePreferencesView>(PATH));

  constructor() {
    super();
    this.said = '';
    this.refusal = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, notices.signedOut, (view) => this.#ready(view));
  }

  #ready({ groups }: NoticePreferencesView): TemplateResult {
    return html`<form class="sheet" @submit=${this.#save}>
      <h2>${words.heading}</h2>
      <p class="muted">${words.lead}</p>
      <table>
        <tbody>${groups.map((one) => this.#row(one))}</tbody>
      </table>
      <p class="actions"><button class="button" type="submit">${words.save}</button>
        <span role="status">${this.said}</span></p>
      <p class="error" role="alert" ?hidden=${this.refusal === ''}>${this.refusal}</p>
    </form>`;
  }

  #row({ group, isObligatory, isQuiet }: NoticePreferencesView['groups'][number]): TemplateResult {
    const { name, what } = notices.groups[group];
    return html`<tr><th scope="row">${name}<span class="muted">${what}</span></th>
      <td><label><input type="checkbox" name="remind" value=${group} .checked=${isObligatory || !isQuiet} ?disabled=${isObligatory} />
        ${isObligatory ? words.obligatory : words.remind}</label></td></tr>`;
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input[name=remind]')];
    const quiet = boxes.filter((box) => !box.checked).map((box) => box.value as NoticeGroup);
    const saved = await api.put<NoticePreferencesView>(PATH, { quiet });
    this.refusal = saved.ok ? '' : saved.problem.detail;
    this.said = saved.ok ? words.saved : '';
  };
}

customElements.define('md-notice-preferences', NoticePreferences);

declare global {
  interface HTMLElementTagNameMap {
    'md-notice-preferences': NoticePreferences;
  }
}
