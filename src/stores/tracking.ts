/** What a learner's browser says: builds xAPI statements about the portal's activities and queues them. */
import { type ActivityRef, activityIri } from '../domain/catalogue/activity-iri.ts';
import { studyText } from '../i18n/zh-CN/study-lesson.ts';
import { outbox } from './outbox.ts';
import { session } from './session.ts';
import type { Activity, LearnerVerb, StatementDraft, StatementResult } from './statement.ts';

/** Something a statement can be about. */
export interface Subject {
  readonly ref: ActivityRef;
  /** As the page shows it. */
  readonly name?: string;
}

export interface Utterance {
  readonly verb: LearnerVerb;
  readonly about: Subject;
  /** What it is directly part of, where that is not plain from its IRI's course. */
  readonly partOf?: Subject;
  readonly result?: StatementResult;
}

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const ADL = 'http://adlnet.gov/expapi/activities/';
const TINCAN = 'http://id.tincanapi.com/activitytype/';

/** Types from the ADL vocabulary and the Tin Can registry. */
const TYPES: Readonly<Record<ActivityRef['kind'], string>> = {
  course: `${ADL}course`,
  lesson: `${ADL}lesson`,
  section: `${TINCAN}section`,
  'self-check': `${ADL}question`,
  quiz: `${ADL}assessment`,
  case: `${ADL}simulation`,
  scene: `${TINCAN}section`,
  requirement: `${ADL}objective`,
};

export const tracking = {
  /** @returns the statement's id once it is kept; undefined when nobody is signed in, so nothing is recorded */
  async record(utterance: Utterance): Promise<string | undefined> {
    const who = await session.current();
    return who && outbox.enqueue(draftStatement(who.identifier, utterance), who);
  },
};

function draftStatement(identifier: string, { verb, about, partOf, result }: Utterance): StatementDraft {
  const course = courseOf(about.ref);
  const grouping = course && activity(identifier, { ref: course });
  const parent = partOf ? activity(identifier, partOf) : grouping;
  return {
    verb: { id: VERBS + verb, display: { 'zh-CN': studyText.verbs[verb] } },
    object: activity(identifier, about),
    ...(result ? { result } : {}),
    contextActivities: {
      ...(parent ? { parent: [parent] } : {}),
      ...(grouping ? { grouping: [grouping] } : {}),
    },
  };
}

function activity(identifier: string, { ref, name }: Subject): Activity {
  const definition = { type: TYPES[ref.kind], ...(name ? { name: { 'zh-CN': name } } : {}) };
  return { objectType: 'Activity', id: activityIri(identifier, ref), definition };
}

/** A course is in itself; a case belongs to none. */
function courseOf(ref: ActivityRef): ActivityRef | undefined {
  if ('lesson' in ref) return { kind: 'course', course: ref.lesson.split('/')[0] ?? '' };
  return ref.kind === 'quiz' ? { kind: 'course', course: ref.course } : undefined;
}
