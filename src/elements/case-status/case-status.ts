/** Beside a case: what it is worth, minutes and ending so far, and whether it is credited. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CaseLearning } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { record } from '../../i18n/record.ts';
import {
  CASE_PROGRESS_EVENT,
  CASE_PROGRESS_WANTED_EVENT,
  type CaseProgress,
} from '../../stores/case-progress.ts';
import { learning } from '../../stores/learning.ts';
import { session } from '../../stores/session.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import { caseStatusStyles } from './case-status.styles.ts';

export class CaseStatus extends LitElement {
  static override styles = [controls, caseStatusStyles];
  static override properties = {
    case: { type: String },
    creditCentihours: { type: Number, attribute: 'credit-centihours' },
    minimumMinutes: { type: Number, attribute: 'minimum-minutes' },
    known: { state: true },
    progress: { state: true },
    isSignedOut: { state: true },
  };
  declare case: string;
  declare creditCentihours: number;
  declare minimumMinutes: number;
  /** What the record holds of it. */
  declare known: CaseLearning | undefined;
  /** What the page says of it. */
  declare progress: CaseProgress | undefined;
  declare isSignedOut: boolean;

  #stopListening: (() => void) | undefined;
  #asked = 0;

  constructor() {
    super();
    this.case = '';
    this.creditCentihours = 0;
    this.minimumMinutes = 0;
    this.isSignedOut = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(CASE_PROGRESS_EVENT, this.#hear);
    this.#stopListening = session.onChange(() => void this.#ask());
    document.dispatchEvent(new CustomEvent(CASE_PROGRESS_WANTED_EVENT));
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(CASE_PROGRESS_EVENT, this.#hear);
    this.#stopListening?.();
  }

  protected override render(): TemplateResult {
    const words = record.cases;
    const hours = formatCreditHours(this.creditCentihours);
    if (this.isSignedOut) {
      return html`<p>${words.worth(hours)}</p>
        <p>${words.signedOut}<a href=${signInPath()}>${words.signIn}</a></p>`;
    }
    if (this.known?.creditedThisYear) {
      return html`<p class="complete" role="status">✓ ${words.credited(hours)}</p>
        <p><a href="/my/hours/">${words.toHours}</a></p>`;
    }
    return html`<p class="num">${words.worth(hours)}</p>
      ${this.#standing()}
      <p role="status">${this.#note() ?? nothing}</p>`;
  }

  #standing(): TemplateResult {
    const words = record.cases;
    const minutes = this.#minutes();
    if (minutes === undefined) return html`<p class="muted">${words.loading}</p>`;
    const isEnough = minutes >= this.minimumMinutes;
    const isEnded = this.#isEnded();
    return html`<ul class="num" aria-label=${words.label}>
      <li class=${isEnough ? 'complete' : ''}>
        ${isEnough ? words.minutesEnough(minutes) : words.minutes(minutes, this.minimumMinutes)}
      </li>
      <li class=${isEnded ? 'complete' : ''}>${isEnded ? words.endingReached : words.endingMissing}</li>
    </ul>`;
  }

  #minutes(): number | undefined {
    const { known, progress } = this;
    if (!known && progress?.minutes === undefined) return undefined;
    return Math.max(known?.minutes ?? 0, progress?.minutes ?? 0);
  }

  #isEnded(): boolean {
    return (this.known?.isEnded ?? false) || (this.progress?.isAtEnding ?? false);
  }

  #note(): string | undefined {
    return this.progress && record.cases.notes[this.progress.presence];
  }

  #hear = ({ detail }: CustomEvent<CaseProgress>): void => {
    if (detail.case !== this.case) return;
    const gained = (detail.minutes ?? 0) > (this.progress?.minutes ?? 0);
    const ended = detail.isAtEnding && !this.progress?.isAtEnding;
    this.progress = detail;
    const mayBeDone = this.#isEnded() && (this.#minutes() ?? 0) >= this.minimumMinutes;
    // The record decides; it is asked again when something happened that may have completed the case.
    if (mayBeDone && (gained || ended) && !this.known?.creditedThisYear) void this.#askAnew();
  };

  async #askAnew(): Promise<void> {
    learning.forget();
    await this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const who = await session.current();
    const view = who && (await learning.view());
    if (asked !== this.#asked) return;
    this.isSignedOut = who === undefined;
    this.known = view?.ok ? view.value.cases.find((study) => study.case === this.case) : undefined;
  }
}

customElements.define('md-case-status', CaseStatus);

declare global {
  interface HTMLElementTagNameMap {
    'md-case-status': CaseStatus;
  }
}
