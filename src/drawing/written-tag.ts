/** The tag of a written work's state: said in words, coloured besides. */
import { html, type TemplateResult } from 'lit';
import type { MyWrittenState, WrittenPersonState } from '../domain/api/written.ts';
import { written } from '../i18n/written.ts';

type Look = 'met' | 'unmet' | 'neutral';

const MINE: Readonly<Record<MyWrittenState, Look>> = {
  ...{ returned: 'unmet', overdue: 'unmet', failed: 'unmet', revoked: 'unmet' },
  ...{ open: 'neutral', reading: 'neutral', passed: 'met' },
};

const DESK: Readonly<Record<WrittenPersonState, Look>> = {
  ...{ first: 'unmet', second: 'unmet', third: 'unmet', returned: 'neutral' },
  ...{ failed: 'neutral', revoked: 'neutral', none: 'neutral', passed: 'met' },
};

export function myWrittenTag(state: MyWrittenState): TemplateResult {
  return tag(MINE[state], written.myStates[state]);
}

export function writtenTag(state: WrittenPersonState): TemplateResult {
  return tag(DESK[state], written.states[state]);
}

function tag(look: Look, name: string): TemplateResult {
  return html`<span class="tag ${look}">${look === 'met' ? html`<span aria-hidden="true">✓</span>` : ''}${name}</span>`;
}
