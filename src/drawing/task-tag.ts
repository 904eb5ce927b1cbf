/** The tag of a task's state: said in words, coloured besides. */
import { html, type TemplateResult } from 'lit';
import type { TaskState } from '../domain/assignment/progress.ts';
import type { MakeUpState } from '../domain/make-up/order.ts';
import { plans } from '../i18n/plans.ts';

const LOOK: Readonly<Record<TaskState, 'met' | 'unmet' | 'neutral'>> = {
  overdue: 'unmet',
  soon: 'unmet',
  open: 'neutral',
  doneLate: 'neutral',
  done: 'met',
};

export function taskTag(state: TaskState): TemplateResult {
  return html`<span class="tag ${LOOK[state]}">${state === 'done' ? html`<span aria-hidden="true">✓</span>` : ''}${plans.states[state]}</span>`;
}

const MAKE_UP_LOOK: Readonly<Record<MakeUpState, 'met' | 'unmet' | 'neutral'>> = {
  overdue: 'unmet',
  open: 'unmet',
  excused: 'neutral',
  done: 'met',
};

export function makeUpTag(state: MakeUpState): TemplateResult {
  return html`<span class="tag ${MAKE_UP_LOOK[state]}">${state === 'done' ? html`<span aria-hidden="true">✓</span>` : ''}${plans.makeUpStates[state]}</span>`;
}
