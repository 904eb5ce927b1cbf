/** A learner's activities: signing with the code on the wall, what is announced, what was attended, claimed practice. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MyActivitiesView, PracticeView } from '../../domain/api/events.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { practiceClaimStyles } from '../../drawing/practice-claim.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { events } from '../../i18n/events.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawAnnounced, drawAttended } from './activity-lists.ts';
import { drawClaimForm, type HeldPhoto, readClaim } from './claim-form.ts';
import { drawClaims } from './claim-list.ts';
import { myActivitiesStyles } from './my-activities.styles.ts';
import { SignPanel } from './sign-panel.ts';

const words = events.mine;
const MOST_PHOTOS = 6;

export class MyActivities extends LitElement {
  static override styles = [controls, figures, practiceClaimStyles, myActivitiesStyles];
  static override properties = {
    form: { state: true },
    photos: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  /** The claim that is sent again, or a new one; nothing while no form is open. */
  declare form: PracticeView | 'new' | undefined;
  declare photos: readonly HeldPhoto[];
  declare trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  declare isBusy: boolean;
  declare said: string;

  readonly #mine = new Loaded<MyActivitiesView>(this, () => api.get<MyActivitiesView>('/api/me/activities'));
  readonly #sign = new SignPanel(this, () => void this.#mine.load());

  constructor() {
    super();
    this.photos = [];
    this.isBusy = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#mine, words.signedOut, (mine) => this.#draw(mine));
  }

  #draw(mine: MyActivitiesView): TemplateResult {
    const { form } = this;
    return html`${this.#sign.draw()} ${drawAnnounced(mine)} ${drawAttended(mine)}
      <section aria-labelledby="claims">
        <h2 id="claims" tabindex="-1">${words.claimsTitle}</h2>
        <p class="said" role="status" tabindex="-1">${this.said}</p>
        ${form === undefined ? html`<p><button class="button" type="button" data-action="claim" @click=${() => this.#open('new')}>${words.claim}</button></p>` : nothing}
        ${
          form === undefined
            ? nothing
            : drawClaimForm({
                ...{ isByDays: mine.rules === 'days', content: form === 'new' ? undefined : form.content },
                ...{ photos: this.photos, isBusy: this.isBusy, trouble: this.trouble },
                choose: (files) => void this.#addPhotos(files),
                remove: (hash) => {
                  this.photos = this.photos.filter((photo) => photo.hash !== hash);
                },
                submit: (event) => {
                  event.preventDefault();
                  void this.#send(event.target as HTMLFormElement);
                },
                cancel: () => {
                  this.form = undefined;
                },
              })
        }
        ${drawClaims(mine.claims, { resend: (claim) => this.#open(claim), withdraw: (claim) => void this.#withdraw(claim) })}
      </section>`;
  }

  #open(form: PracticeView | 'new'): void {
    this.form = form;
    this.trouble = undefined;
    this.said = '';
    this.photos =
      form === 'new'
        ? []
        : form.content.photos.map((hash) => ({ hash, address: `/api/practice/${form.id}/photos/${hash}` }));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#claim-kind')?.focus());
  }

  async #addPhotos(files: readonly File[]): Promise<void> {
    this.trouble = undefined;
    if (this.photos.length + files.length > MOST_PHOTOS) {
      this.trouble = { field: '/photos', sentence: words.tooMany };
      return;
    }
    this.isBusy = true;
    for (const file of files) {
      const added = await api.upload<{ readonly hash: string }>('/api/me/practice-photos', file);
      if (!added.ok) {
        this.#tell(added.problem, '/photos');
        break;
      }
      const { hash } = added.value;
      if (!this.photos.some((photo) => photo.hash === hash)) {
        this.photos = [...this.photos, { hash, address: URL.createObjectURL(file) }];
      }
    }
    this.isBusy = false;
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const open = this.form;
    if (open === undefined || this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    const content = readClaim(
      form,
      this.photos.map(({ hash }) => hash),
    );
    const sent =
      open === 'new'
        ? await api.post('/api/me/practice', content)
        : await api.put(`/api/me/practice/${encodeURIComponent(open.id)}`, content);
    this.isBusy = false;
    if (!sent.ok) {
      this.#tell(sent.problem);
      await this.updateComplete;
      (
        form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.querySelector<HTMLElement>('.error')
      )?.focus();
      return;
    }
    this.form = undefined;
    await this.#done(words.sent);
  }

  async #withdraw({ id }: PracticeView): Promise<void> {
    if (this.isBusy) return;
    const withdrawn = await api.post(`/api/me/practice/${encodeURIComponent(id)}/withdrawal`);
    await this.#done(withdrawn.ok ? words.withdrawn : withdrawn.problem.detail);
  }

  async #done(said: string): Promise<void> {
    this.said = said;
    await this.#mine.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }

  #tell(problem: Refusal, field?: string): void {
    this.trouble = {
      field: field ?? ('field' in problem ? problem.field : undefined),
      sentence: problem.detail,
    };
  }
}

customElements.define('md-my-activities', MyActivities);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-activities': MyActivities;
  }
}
