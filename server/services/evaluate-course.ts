/** Ask the one evaluator whether a course is complete, and credit it if so. Safe to call at any time. */
import { activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import { evaluateCompletion } from '../../src/domain/progress/evaluate-completion.ts';
import { passPercentOf } from './attempt-questions.ts';
import type { Deps } from './deps.ts';
import { postStudyCredit } from './post-study-credit.ts';
import { recordServerStatement } from './record-server-statement.ts';
import { type StudyCycle, studyCycle } from './study-cycle.ts';

export async function evaluateCourse(deps: Deps, personId: string, course: CourseRecord): Promise<void> {
  const entries = await deps.storage.ledger.entries(personId);
  const cycle = await studyCycle(deps, personId, course, entries);
  if (cycle.creditedThisYear || !evaluateCompletion(course, cycle.progress).complete) return;
  await award(deps, personId, course, cycle);
}

async function award(deps: Deps, personId: string, course: CourseRecord, cycle: StudyCycle): Promise<void> {
  const passed = cycle.attempts.find((attempt) => attempt.state === 'passed');
  if (!passed?.grade) throw new Error(`${course.id} is complete for ${personId} without a passed attempt`);
  const statement = await recordServerStatement(deps, {
    personId,
    verb: 'completed',
    activity: activityIri(deps.catalogue.portal.identifier, { kind: 'course', course: course.id }),
    name: course.title,
    result: { completion: true, success: true },
  });
  // A second device may have been credited a moment ago: the ledger's own refusal is then the right end.
  await postStudyCredit(deps, {
    personId,
    centihours: course.creditCentihours,
    source: 'course',
    evidence: {
      kind: 'course',
      course: course.id,
      title: course.title,
      principle: course.principle,
      courseVersion: course.version,
      minutes: Object.values(cycle.progress.minutes).reduce((sum, minutes) => sum + minutes, 0),
      minimumMinutes: course.lessons.reduce((sum, lesson) => sum + lesson.minimumMinutes, 0),
      attempt: passed.id,
      attemptNumber: passed.number,
      scorePercent: passed.grade.scorePercent,
      passPercent: passPercentOf(course, passed),
      statement,
    },
    contentHash: course.contentHash,
    postedBy: 'system',
  });
}
