/** A question's text; the blank in it is drawn as one and read as one. */
import { html, type TemplateResult } from 'lit';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';

export function stemView(stem: string): TemplateResult {
  const [before, ...rest] = stem.split(/_{2,}|＿{2,}/u);
  const blank = html`<span class="blank" role="img" aria-label=${quizText.blank}></span>`;
  return html`${before}${rest.map((text) => html`${blank}${text}`)}`;
}

/** Paragraphs of a passage; an empty line parts them. */
export function passageView(passage: string): TemplateResult[] {
  return passage
    .split(/\n\s*\n/u)
    .filter((text) => text.trim() !== '')
    .map((text) => html`<p>${text.trim()}</p>`);
}
