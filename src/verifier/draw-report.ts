/** What was found in an archive or a badge, drawn: the verdict, then a list for each part. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Line, Mark, Report } from '../i18n/zh-CN/checked-file.ts';
import { verifier as words } from '../i18n/zh-CN/verifier.ts';
import { drawVerdict } from './draw-verdict.ts';

export function drawReport({ outcome, heading, detail, sections, isKeyKnown }: Report): TemplateResult {
  const tone = outcome === 'good' ? (isKeyKnown ? 'good' : 'plain') : outcome === 'bad' ? 'bad' : 'plain';
  return html`${drawVerdict(tone, heading, detail)}
    ${sections.map(
      ({ title, lines }, at) =>
        html`<section aria-labelledby=${`part-${at}`}>
          <h2 id=${`part-${at}`}>${title}</h2>
          <ul class="findings">
            ${lines.map(drawLine)}
          </ul>
        </section>`,
    )}`;
}

const SIGNS: Readonly<Record<Mark, string>> = { good: '✓', bad: '✗', unknown: '？', plain: '' };

/** The sign is told in words too: neither colour nor a glyph alone carries it. */
function drawLine({ mark, text }: Line): TemplateResult {
  const sign = html`<span class="sign" aria-hidden="true">${SIGNS[mark]}</span>`;
  return html`<li class=${mark}>
    ${mark === 'plain' ? nothing : sign}<span class="text"
      ><span class="spoken">${words.marks[mark]}</span>${text}</span
    >
  </li>`;
}
