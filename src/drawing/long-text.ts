/** A long text in its paragraphs. */
import { html, type TemplateResult } from 'lit';
import { paragraphsOf } from '../domain/written/written-text.ts';

export function drawLongText(text: string): TemplateResult {
  return html`<div class="prose">${paragraphsOf(text).map((paragraph) => html`<p>${paragraph.trim()}</p>`)}</div>`;
}
