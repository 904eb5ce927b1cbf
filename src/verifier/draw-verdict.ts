/** The verdict, first on every outcome. */
import { html, svg, type TemplateResult } from 'lit';

export type Tone = 'good' | 'plain' | 'bad';

/** The three differ in their mark, not in colour alone. */
const MARKS: Readonly<Record<Tone, string>> = {
  good: 'M13 25l8 8 15-17',
  plain: 'M24 13v15m0 6.5v.5',
  bad: 'M15 15l18 18m0-18L15 33',
};

export function drawVerdict(tone: Tone, heading: string, detail: string): TemplateResult {
  return html`<div class="verdict ${tone}">
    <svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true">
      <rect x="2" y="2" width="44" height="44" rx="3" />${svg`<path d=${MARKS[tone]} stroke-linecap="square" />`}
    </svg>
    <h2 id="verdict" tabindex="-1">${heading}</h2>
    <p>${detail}</p>
  </div>`;
}
