/** A learner says, without a name, how a course or an activity was. Nothing of it goes to the audit log, on purpose. */
import type { EvaluationRequest, MyEvaluationsView, ToEvaluate } from '../../src/domain/api/evaluations.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { checkAnswer, courseSubject, eventSubject, formOf } from '../../src/domain/evaluation/evaluation.ts';
import type { Questionnaire } from '../../src/domain/evaluation/questionnaire.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { Deps } from './deps.ts';

export async function viewMyEvaluations(deps: Deps, personId: string): Promise<MyEvaluationsView> {
  const answered = await deps.storage.evaluations.answeredBy(personId);
  const all = await evaluable(deps, personId);
  return {
    open: all.flatMap((one) => {
      const questionnaire = questionnaireFor(deps, one.kind);
      return questionnaire && !answered.has(one.subject) ? [{ ...one, questionnaire }] : [];
    }),
    answered: all.filter(({ subject }) => answered.has(subject)),
  };
}

export async function evaluate(
  deps: Deps,
  personId: string,
  { subject, scores, remark }: EvaluationRequest,
): Promise<Result<undefined>> {
  const found = (await evaluable(deps, personId)).find((one) => one.subject === subject);
  const questionnaire = found && questionnaireFor(deps, found.kind);
  if (!questionnaire) {
    return fail({ code: 'not-found', message: '没有可以评估的这门课程或者这次活动。' });
  }
  const checked = checkAnswer(questionnaire, { scores, remark: remark.trim() });
  if (!checked.ok) return checked;
  const isKept = await deps.storage.evaluations.keep({
    ...{ subject, personId, form: formOf(questionnaire), ...checked.value },
    ids: [deps.randomness.freshId(), deps.randomness.freshId()],
  });
  return isKept
    ? succeed(undefined)
    : fail({ code: 'conflict', message: '这一项您已经评估过了，一项只评一次。' });
}

function questionnaireFor({ catalogue }: Deps, kind: ToEvaluate['kind']): Questionnaire | undefined {
  const wanted = kind === 'course' ? 'courses' : 'events';
  return catalogue.evaluations?.find((one) => one.for === wanted);
}

/** What was credited this year or last, and stands. */
async function evaluable(deps: Deps, personId: string): Promise<readonly ToEvaluate[]> {
  const year = yearOf(deps.clock.now());
  const entries = (await deps.storage.ledger.entries(personId)).filter((entry) => entry.year >= year - 1);
  const found = new Map<string, ToEvaluate>();
  for (const entry of entries) {
    const one = isReversed(entries, entry.id) ? undefined : subjectOf(entry);
    if (one) found.set(one.subject, one);
  }
  return [...found.values()].sort((left, right) => (left.day > right.day ? -1 : 1));
}

function subjectOf({ evidence, postedAtMs }: CreditEntry): ToEvaluate | undefined {
  const { kind } = evidence;
  if (kind === 'course') {
    const day = dayOf(postedAtMs);
    const subject = courseSubject(evidence.course, Number(day.slice(0, 4)));
    return { subject, kind, title: evidence.title, day };
  }
  if ((kind !== 'event' && kind !== 'practice') || evidence.event === undefined) return undefined;
  return { subject: eventSubject(evidence.event), kind: 'event', title: evidence.title, day: evidence.day };
}
