/**
 * Decide whether a signed-in learner may write a statement. The browser is a witness: it may say what this
 * learner did, in the words below, and nothing that only the server can know.
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { type ActivityRef, accountHomePage, readActivityIri } from '../catalogue/activity-iri.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Actor, type Agent, isActivity, type Statement } from './statement.ts';
import type { XapiError } from './xapi-error.ts';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const LEARNER_VERBS = [
  'initialized',
  'experienced',
  'answered',
  'interacted',
  'suspended',
  'resumed',
  'terminated',
  'progressed',
];

export const EXPERIENCED = `${VERBS}experienced`;
export const INTERACTED = `${VERBS}interacted`;

/** The account under which a person appears in every statement. */
export function personAgent(catalogue: Catalogue, personId: string): Agent {
  const homePage = accountHomePage(catalogue.portal.identifier);
  return { objectType: 'Agent', account: { homePage, name: personId } };
}

/** @param path - where the statement stands in what was sent: empty, or `[3]` in a batch */
export function mayLearnerWrite(
  catalogue: Catalogue,
  personId: string,
  statement: Statement,
  path = '',
): Result<Statement, XapiError> {
  const { actor, verb, object, context } = statement;
  const refuse = (property: string, message: string) =>
    fail({ code: 'forbidden' as const, message, path: path === '' ? property : `${path}.${property}` });
  if (!isExactly(actor, personAgent(catalogue, personId))) {
    return refuse('actor', "The actor must be the signed-in person's own account, and nothing beside it.");
  }
  if (!LEARNER_VERBS.some((name) => verb.id === VERBS + name)) {
    return refuse(
      'verb.id',
      `A learner may say ${LEARNER_VERBS.join(', ')} (${VERBS}…); the rest is the server's.`,
    );
  }
  if (!isActivity(object) || !isLearnerActivity(catalogue, object.id)) {
    return refuse(
      'object.id',
      'The object must be a course, lesson, section, self-check, case or scene of this portal.',
    );
  }
  if (statement.authority) return refuse('authority', 'Leave authority out: the server sets it.');
  if (context?.instructor || context?.team) {
    return refuse('context', 'Leave instructor and team out: a learner speaks of nobody else.');
  }
  return succeed(statement);
}

/**
 * Courses and cases are looked up; their parts are not, so that what was read in an older version and sent
 * late is kept (it counts for nothing) rather than blocking the browser's queue for ever.
 */
export function isLearnerActivity(catalogue: Catalogue, iri: string): boolean {
  const ref = readActivityIri(catalogue.portal.identifier, iri);
  return ref !== undefined && isInCatalogue(catalogue, ref);
}

function isInCatalogue({ courses, cases }: Catalogue, ref: ActivityRef): boolean {
  switch (ref.kind) {
    case 'course':
      return courses.some((course) => course.id === ref.course);
    case 'lesson':
    case 'section':
    case 'self-check':
      return courses.some((course) => ref.lesson.startsWith(`${course.id}/`));
    case 'case':
    case 'scene':
      return cases.some((study) => study.id === ref.case);
    default:
      return false;
  }
}

function isExactly(actor: Actor, own: Agent): boolean {
  const { objectType = 'Agent', account, ...rest } = actor;
  return (
    objectType === 'Agent' &&
    Object.keys(rest).length === 0 &&
    account?.homePage === own.account?.homePage &&
    account?.name === own.account?.name
  );
}
