/** The forms that decide a card and answer an appeal. What was typed is read, not judged: the server does that. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  AppealDecisionRequest,
  CardDecisionRequest,
  EvidenceEntry,
  ReviewAppealView,
  ReviewCardView,
} from '../../domain/api/reviews.ts';
import { formatCreditHours, parseCreditHours } from '../../domain/base/centihours.ts';
import type { Category } from '../../domain/policy/policy.ts';
import { CARD_OUTCOMES, type CardOutcome } from '../../domain/review/card.ts';
import { LONGEST_TEXT } from '../../domain/review/rules.ts';
import { dayText } from '../../drawing/review-facts.ts';
import { record } from '../../i18n/record.ts';
import { reviews } from '../../i18n/reviews.ts';

/** What the server found wrong: the field's pointer, and the sentence that names the fix. */
export interface FormTrouble {
  readonly field: string | undefined;
  readonly sentence: string;
}

export interface FormState {
  readonly trouble: FormTrouble | undefined;
  readonly isBusy: boolean;
  /** What is chosen so far: some fields follow from it. */
  readonly outcome: string;
  readonly choose: (outcome: string) => void;
  readonly submit: (event: SubmitEvent) => void;
}

const words = reviews.desk;
const FIELDS = ['/reason', '/centihours', '/category', '/entries', '/outcome'];

export function drawCardForm(card: ReviewCardView, state: FormState): TemplateResult {
  return html`<form novalidate @submit=${state.submit}>
    ${drawGeneral(state)}
    ${drawChoices(
      state,
      CARD_OUTCOMES.map((outcome) => ({
        value: outcome,
        name: reviews.outcomes[outcome],
        isClosed: outcome === 'reversal' && !card.mayReverse,
      })),
    )}
    ${card.mayReverse ? nothing : html`<p class="muted num">${words.reversalWaits(dayText(card.replyBy))}</p>`}
    ${state.outcome === 'reversal' ? drawEntryChoice(card.evidence.entries, state) : nothing}
    ${drawReason(state)}
    <p class="muted">${words.final}</p>
    ${drawSubmit(state, words.submitDecision)}
  </form>`;
}

export function drawAppealForm(appeal: ReviewAppealView, state: FormState): TemplateResult {
  const isFull = appeal.bound.mostCentihours <= 0;
  return html`<form novalidate @submit=${state.submit}>
    ${drawGeneral(state)}
    ${isFull ? html`<p>${words.credited}</p>` : nothing}
    ${drawChoices(state, [
      { value: 'granted', name: words.grant, isClosed: isFull },
      { value: 'refused', name: words.refuse, isClosed: false },
    ])}
    ${state.outcome === 'granted' ? drawAmount(appeal, state) : nothing}
    ${drawReason(state)} ${drawSubmit(state, words.submitAnswer)}
  </form>`;
}

export function readCardDecision(form: HTMLFormElement): CardDecisionRequest {
  const data = new FormData(form);
  const outcome = String(data.get('outcome') ?? '') as CardOutcome;
  const entries = data.getAll('entries').map(String);
  return {
    outcome,
    reason: String(data.get('reason') ?? '').trim(),
    ...(outcome === 'reversal' && { entries }),
  };
}

export function readAppealDecision(form: HTMLFormElement): AppealDecisionRequest {
  const data = new FormData(form);
  const outcome = String(data.get('outcome') ?? '') as AppealDecisionRequest['outcome'];
  const reason = String(data.get('reason') ?? '').trim();
  if (outcome !== 'granted') return { outcome, reason };
  const amount = parseCreditHours(String(data.get('centihours') ?? ''));
  return {
    outcome,
    reason,
    category: String(data.get('category') ?? '') as Category,
    // Nothing that is a number: the server says what would be right.
    centihours: amount.ok ? amount.value : 0,
  };
}

/** The field at fault, or the form's own sentence. */
export function placeOfTrouble(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector('[aria-invalid="true"]') ?? form.querySelector('.general');
}

interface OutcomeChoice {
  readonly value: string;
  readonly name: string;
  readonly isClosed: boolean;
}

function drawChoices(state: FormState, choices: readonly OutcomeChoice[]): TemplateResult {
  const wrong = troubleAt(state, '/outcome');
  return html`<fieldset aria-describedby="outcome-trouble">
    <legend>${words.outcome}</legend>
    ${choices.map(
      ({ value, name, isClosed }) => html`<label class="choice">
        <input type="radio" name="outcome" value=${value} ?disabled=${isClosed} .checked=${state.outcome === value}
          @change=${() => state.choose(value)} />${name}
      </label>`,
    )}
    <span id="outcome-trouble" class="error">${wrong ?? nothing}</span>
  </fieldset>`;
}

function drawEntryChoice(entries: readonly EvidenceEntry[], state: FormState): TemplateResult {
  const wrong = troubleAt(state, '/entries');
  return html`<fieldset aria-describedby="entries-trouble">
    <legend>${words.entriesToReverse}</legend>
    ${entries
      .filter(({ mayReverse }) => mayReverse)
      .map(
        ({ id, title, category, centihours }) => html`<label class="choice num">
          <input type="checkbox" name="entries" value=${id} />
          ${record.hours.titleWithKind(title, record.kinds[category])}，${reviews.hours(formatCreditHours(centihours))}
        </label>`,
      )}
    <span id="entries-trouble" class="error">${wrong ?? nothing}</span>
  </fieldset>`;
}

function drawAmount({ bound, claimedCentihours }: ReviewAppealView, state: FormState): TemplateResult {
  const most = formatCreditHours(bound.mostCentihours);
  const proposed = Math.min(claimedCentihours ?? bound.mostCentihours, bound.mostCentihours);
  const wrong = troubleAt(state, '/centihours');
  const wrongCategory = troubleAt(state, '/category');
  return html`<div class="pair">
    <div class="field">
      <label for="category">${words.category}</label>
      <select id="category" name="category" aria-invalid=${wrongCategory ? 'true' : 'false'} aria-describedby="category-trouble">
        ${bound.categories.map((category) => html`<option value=${category}>${record.kinds[category]}</option>`)}
      </select>
      <span id="category-trouble" class="error">${wrongCategory ?? nothing}</span>
    </div>
    <div class="field">
      <label for="centihours">${words.centihours}</label>
      <input id="centihours" name="centihours" inputmode="decimal" autocomplete="off" .defaultValue=${formatCreditHours(proposed)}
        aria-invalid=${wrong ? 'true' : 'false'} aria-describedby="centihours-trouble centihours-hint" />
      <span id="centihours-hint" class="muted num">${words.centihoursHint(most)}</span>
      <span id="centihours-trouble" class="error">${wrong ?? nothing}</span>
    </div>
  </div>`;
}

function drawReason(state: FormState): TemplateResult {
  const wrong = troubleAt(state, '/reason');
  return html`<div class="field">
    <label for="reason">${words.reasonLabel}</label>
    <span id="reason-hint" class="muted">${words.reasonHint}</span>
    <textarea id="reason" name="reason" rows="4" maxlength=${LONGEST_TEXT} required aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="reason-trouble reason-hint"></textarea>
    <span id="reason-trouble" class="error">${wrong ?? nothing}</span>
  </div>`;
}

function drawGeneral({ trouble }: FormState): TemplateResult {
  const isGeneral = trouble && !FIELDS.includes(trouble.field ?? '');
  return html`<p class="general error" role="alert" tabindex="-1">${isGeneral ? trouble.sentence : nothing}</p>`;
}

function drawSubmit({ isBusy }: FormState, name: string): TemplateResult {
  return html`<div class="actions">
    <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.submitting : name}</button>
  </div>`;
}

function troubleAt({ trouble }: FormState, pointer: string): string | undefined {
  return trouble?.field === pointer ? trouble.sentence : undefined;
}
