/** Teaching evaluation for the desk: only opened answers, of courses by everybody together, of activities within reach. */
import type { EvaluationFigures, EvaluationsView } from '../../src/domain/api/evaluations.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { figuresOf, formOf, readSubject, STEP } from '../../src/domain/evaluation/evaluation.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingReader, reachesUnit } from './admit-training.ts';
import type { Deps } from './deps.ts';
import type { Reach } from './reach-units.ts';

/** Nobody's units are told apart: two overlapping groups would give away whoever is in one of them alone. */
export async function viewEvaluations(deps: Deps, caller: SessionCaller): Promise<Result<EvaluationsView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const evaluations: EvaluationFigures[] = [];
  for (const { subject, form } of await deps.storage.evaluations.openSubjects()) {
    const about = await aboutOf(deps, admitted.value, subject);
    // A questionnaire that has changed since is not asked any more, and its questions are not known.
    const questionnaire = deps.catalogue.evaluations?.find((one) => formOf(one) === form);
    if (!about || !questionnaire) continue;
    const { scores, remarks } = await deps.storage.evaluations.opened(subject, form);
    const questions = figuresOf(questionnaire, scores);
    evaluations.push({ subject, ...about, answers: scores.length, questions, remarks });
  }
  return succeed({
    step: STEP,
    evaluations: evaluations.sort((left, right) => (left.when > right.when ? -1 : 1)),
  });
}

type About = Pick<EvaluationFigures, 'kind' | 'title' | 'when'>;

async function aboutOf(deps: Deps, reach: Reach, subject: string): Promise<About | undefined> {
  const read = readSubject(subject);
  if (read?.kind === 'course') {
    const title = findCourse(deps.catalogue, read.id)?.title ?? read.id;
    return { kind: 'course', title, when: String(read.year) };
  }
  const event = read && (await deps.storage.events.byId(read.id));
  if (!event || !reachesUnit(reach, event.unitId)) return undefined;
  return { kind: 'event', title: event.plan.title, when: event.plan.day };
}
