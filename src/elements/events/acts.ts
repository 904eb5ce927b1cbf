/** What is sent to have something done to an event, as the page's forms say it. The version looked at is the sender's. */
import type { Question } from './ask-dialog.ts';

export interface Act {
  /** Behind the event's path. */
  readonly part: 'steps' | 'approval' | 'invitees' | 'marks' | 'strikes';
  readonly body: object;
}

/** What needs a reason, or times. */
export function actOfAnswer(question: Question, form: HTMLFormElement): Act {
  const data = new FormData(form);
  const reason = String(data.get('reason') ?? '').trim();
  if (question.kind === 'strike') {
    return { part: 'strikes', body: { personId: question.person.personId, reason } };
  }
  if (question.kind === 'times') {
    const said = (name: string) => String(data.get(name) ?? '') || undefined;
    const { staffNumber } = question.person;
    const times = { day: said('day'), cameAt: said('cameAt'), leftAt: said('leftAt') };
    return { part: 'marks', body: { people: [{ staffNumber, kind: 'times', ...times }] } };
  }
  return { part: 'steps', body: { step: question.kind, reason } };
}

/** Staff numbers as they were pasted. @returns undefined when there is none */
export function actOfNumbers(form: HTMLFormElement, as: 'list' | 'present'): Act | undefined {
  const written = String(new FormData(form).get('numbers') ?? '');
  const numbers = [...new Set(written.split(/[\s,，、;；]+/u).filter(Boolean))];
  if (numbers.length === 0) return undefined;
  return as === 'list'
    ? { part: 'invitees', body: { add: numbers, remove: [] } }
    : { part: 'marks', body: { people: numbers.map((staffNumber) => ({ staffNumber, kind: 'whole' })) } };
}
