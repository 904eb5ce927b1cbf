/** The form of a practice claim. What was typed is read, not judged: the server does that. */
import { html, nothing, type TemplateResult } from 'lit';
import { PRINCIPLE_IDS, type PrincipleId } from '../../domain/catalogue/catalogue.ts';
import { PRACTICE_KINDS, type PracticeContent, type PracticeKind } from '../../domain/event/practice.ts';
import { events } from '../../i18n/events.ts';

const words = events.mine;

export interface HeldPhoto {
  readonly hash: string;
  /** Where it can be looked at. */
  readonly address: string;
}

export interface ClaimFormState {
  readonly isByDays: boolean;
  /** Of a claim that is sent again. */
  readonly content: PracticeContent | undefined;
  readonly photos: readonly HeldPhoto[];
  readonly isBusy: boolean;
  readonly trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  readonly choose: (files: readonly File[]) => void;
  readonly remove: (hash: string) => void;
  readonly submit: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

export function drawClaimForm(state: ClaimFormState): TemplateResult {
  const { content, isBusy, trouble } = state;
  return html`<form class="sheet claim-form" novalidate @submit=${state.submit}>
    <p class="error" role="alert" tabindex="-1">${trouble?.sentence ?? ''}</p>
    <div class="pair">
      ${field('kind', words.kind, html`<select id="claim-kind" name="kind">${PRACTICE_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === content?.kind}>${events.practiceKinds[kind]}</option>`)}</select>`)}
      ${text(state, 'title', words.name, content?.title)}
      ${text(state, 'day', words.day, content?.day, 'date')}
      ${text(state, 'place', words.place, content?.place)}
      ${text(state, 'organiser', words.organiser, content?.organiser)}
      ${drawAmount(state)}
      ${field('principle', words.principle, html`<select id="claim-principle" name="principle"><option value="">${words.noPrinciple}</option>${PRINCIPLE_IDS.map((id) => html`<option value=${id} ?selected=${id === content?.principle}>${events.principles[id]}</option>`)}</select>`)}
    </div>
    ${field(
      'text',
      words.text,
      html`<textarea id="claim-text" name="text" rows="4" maxlength="2000" .value=${content?.text ?? ''} aria-describedby="claim-text-hint" aria-invalid=${isWrong(state, 'text')}></textarea>
        <p id="claim-text-hint" class="muted">${words.textHint}</p>`,
    )}
    ${drawPhotoChoice(state)}
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.sending : words.send}</button>
      <button class="button" type="button" @click=${state.cancel}>${words.cancel}</button>
    </div>
  </form>`;
}

function drawAmount(state: ClaimFormState): TemplateResult {
  const amount = state.content?.amount;
  if (!state.isByDays) {
    return text(
      state,
      'minutes',
      words.minutes,
      amount?.kind === 'minutes' ? String(amount.minutes) : '',
      'number',
    );
  }
  const { days, halfDays } = amount?.kind === 'days' ? amount : { days: 0, halfDays: 1 };
  return html`${text(state, 'days', words.days, String(days), 'number')} ${text(state, 'halfDays', words.halfDays, String(halfDays), 'number')}`;
}

function drawPhotoChoice(state: ClaimFormState): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    state.choose([...(input.files ?? [])]);
    input.value = '';
  };
  return html`<div class="field">
    <label for="claim-photos">${words.photos}</label>
    <input id="claim-photos" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="claim-photos-hint" aria-invalid=${isWrong(state, 'photos')} @change=${choose} />
    <p id="claim-photos-hint" class="muted">${words.photosHint}</p>
    <p role="status">${state.isBusy ? words.uploading : ''}</p>
    <ul class="photos" ?hidden=${state.photos.length === 0}>${state.photos.map(
      ({ hash, address }, at) => html`<li><img src=${address} alt=${events.practice.photo(at + 1)} />
        <button class="link" type="button" @click=${() => state.remove(hash)}>${words.removePhoto(at + 1)}</button></li>`,
    )}</ul>
  </div>`;
}

function field(id: string, label: string, control: TemplateResult): TemplateResult {
  return html`<div class="field"><label for="claim-${id}">${label}</label>${control}</div>`;
}

function text(state: ClaimFormState, id: string, label: string, value = '', type = 'text'): TemplateResult {
  return field(
    id,
    label,
    html`<input id="claim-${id}" name=${id} type=${type} .value=${value} autocomplete="off" maxlength="80" aria-invalid=${isWrong(state, id)} />`,
  );
}

function isWrong({ trouble }: ClaimFormState, id: string): 'true' | typeof nothing {
  const wrong = (trouble?.field ?? '').split('/')[1] ?? '';
  const names = wrong === 'amount' ? ['minutes', 'days'] : [wrong];
  return names.includes(id) ? 'true' : nothing;
}

/** A number that is none becomes one the server refuses. */
export function readClaim(form: HTMLFormElement, photos: readonly string[]): PracticeContent {
  const data = new FormData(form);
  const said = (name: string) => String(data.get(name) ?? '').trim();
  const number = (name: string) => (/^\d{1,5}$/.test(said(name)) ? Number(said(name)) : -1);
  return {
    kind: said('kind') as PracticeKind,
    ...{ title: said('title'), day: said('day'), place: said('place'), organiser: said('organiser') },
    text: said('text'),
    principle: said('principle') === '' ? null : (said('principle') as PrincipleId),
    amount: data.has('days')
      ? { kind: 'days', days: number('days'), halfDays: number('halfDays') }
      : { kind: 'minutes', minutes: number('minutes') },
    photos,
  };
}
