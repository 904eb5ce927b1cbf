/** Who it is: name, units, certificates; and leave to post to a closed year. The hours are drawn by md-my-hours. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PersonView } from '../../domain/api/person.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { longDay } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { person as words } from '../../i18n/person.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { personStyles } from './person.styles.ts';
import { drawReopening, type ReopeningState } from './reopening.ts';

export class PersonPage extends LitElement {
  static override styles = [controls, figures, personStyles];
  static override properties = { reopening: { state: true } };
  declare reopening: ReopeningState;

  readonly #id = new URLSearchParams(location.search).get('id');
  readonly #person = new Loaded<PersonView | undefined>(this, async () => {
    if (this.#id === null) return { ok: true, value: undefined } satisfies Outcome<undefined>;
    return api.get<PersonView>(`/api/people/${encodeURIComponent(this.#id)}`);
  });

  constructor() {
    super();
    this.reopening = { kind: 'open' };
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#person, words.signedOut, (person) =>
      person ? this.#draw(person) : drawNobody(),
    );
  }

  #draw(person: PersonView): TemplateResult {
    return html`<section class="who" aria-labelledby="who">
        <h2 id="who">${person.name}</h2>
        <p class="facts num"><span>${words.staffNumber(person.staffNumber)}</span><span>${words.tiers[person.tier]}</span><span>${words.kinds[person.trainingKind]}</span>${person.post ? html`<span>${person.post}</span>` : nothing}</p>
      </section>
      <div class="columns">${drawUnits(person)} ${drawCertificates(person)}</div>
      ${
        person.reopenable.length === 0
          ? nothing
          : drawReopening(person.reopenable, this.reopening, {
              change: (state) => {
                this.reopening = state;
              },
              send: (request) => void this.#reopen(request),
            })
      }`;
  }

  async #reopen(request: Parameters<Parameters<typeof drawReopening>[2]['send']>[0]): Promise<void> {
    this.reopening = { kind: 'sending', request };
    const outcome = await api.post(`/api/people/${encodeURIComponent(this.#id ?? '')}/reopenings`, request);
    this.reopening = outcome.ok
      ? { kind: 'done' }
      : { kind: 'open', trouble: outcome.problem.detail, request };
    if (outcome.ok) this.dispatchEvent(new CustomEvent('md-posted', { bubbles: true, composed: true }));
  }
}

function drawUnits({ memberships }: PersonView): TemplateResult {
  return html`<section aria-labelledby="units"><h3 id="units">${words.units}</h3><ul>
    ${memberships.map(
      ({ unit, fromDay, toDay }) =>
        html`<li><span>${unit}</span><span class="muted num">${toDay === null ? words.since(longDay(fromDay)) : words.between(longDay(fromDay), longDay(toDay))}</span></li>`,
    )}
  </ul></section>`;
}

function drawCertificates({ certificates }: PersonView): TemplateResult {
  return html`<section aria-labelledby="certificates"><h3 id="certificates">${words.certificates}</h3>
    ${
      certificates.length === 0
        ? html`<p class="muted">${words.noCertificates}</p>`
        : html`<ul>${certificates.map(
            (one) =>
              html`<li class="num"><a href=${one.verifyUrl}>${one.courseTitle ?? words.certificateOf(one.year, formatCreditHours(one.centihours))}</a><span class="tag ${one.state === 'valid' ? 'met' : 'neutral'}">${words.states[one.state]}</span></li>`,
          )}</ul>`
    }
  </section>`;
}

function drawNobody(): TemplateResult {
  return html`<div class="sheet state"><p>${words.nobody}</p><a class="button" href="/admin/">${words.toDesk}</a></div>`;
}

customElements.define('md-person', PersonPage);

declare global {
  interface HTMLElementTagNameMap {
    'md-person': PersonPage;
  }
}
