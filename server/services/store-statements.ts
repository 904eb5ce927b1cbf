/** Take statements in: read, judge, complete, keep, and see whether they finished a course. */
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { readActivityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { type CourseRecord, findLesson } from '../../src/domain/catalogue/catalogue.ts';
import { EXPERIENCED, mayLearnerWrite } from '../../src/domain/xapi/learner-rules.ts';
import { mayVoid, mayWriteStatements } from '../../src/domain/xapi/scopes.ts';
import { isActivity, type Statement, voidedBy } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { SectionSeen } from '../ports/statement-store.ts';
import { authorityOf } from './authority.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { readStatements, type SentStatement } from './read-statements.ts';
import { statementRow } from './statement-row.ts';

/** A learner's browser sends a few statements at a time; this is a hundred times as much. */
const LEARNER_BODY_CHARACTERS = 1_000_000;

/**
 * All or nothing. Source: xAPI 1.0.3 Communication 2.1.1, 2.1.2.
 * @param body - one statement or an array of them, as JSON text
 * @param named - the id of the one statement that may be sent, where the address names it
 * @returns the statements' ids in the order sent
 */
export async function storeStatements(
  deps: Deps,
  caller: Caller,
  body: string,
  named?: string,
): Promise<Result<readonly string[], XapiError>> {
  const allowed = mayWriteAtAll(caller, body);
  if (!allowed.ok) return allowed;
  const sent = readStatements(deps, body, named);
  if (!sent.ok) return sent;
  const judged = judge(deps, caller, sent.value, !body.trimStart().startsWith('['));
  if (!judged.ok) return judged;
  const facts = { storedMs: deps.clock.now(), authority: authorityOf(deps, caller) };
  const rows = sent.value.map((one) => statementRow(deps, one, { id: one.id, ...facts }));
  const seen =
    caller.kind === 'session' ? sectionsSeen(deps, caller.personId, sent.value, facts.storedMs) : [];
  const outcome = await deps.storage.statements.append(rows, seen);
  if (outcome.kind === 'conflict') return conflict(outcome.id);
  if (caller.kind === 'session') await evaluateCourses(deps, caller.personId, seen);
  return succeed(sent.value.map(({ id }) => id));
}

function mayWriteAtAll(caller: Caller, body: string): Result<undefined, XapiError> {
  if (caller.kind === 'key') {
    return mayWriteStatements(caller.scopes)
      ? succeed(undefined)
      : fail({
          code: 'forbidden',
          message: 'This key has no scope for writing: it needs statements/write or all.',
        });
  }
  return body.length <= LEARNER_BODY_CHARACTERS
    ? succeed(undefined)
    : fail({
        code: 'too-large',
        message: `A learner sends at most ${LEARNER_BODY_CHARACTERS} characters at a time.`,
      });
}

function judge(
  deps: Deps,
  caller: Caller,
  sent: readonly SentStatement[],
  single: boolean,
): Result<undefined, XapiError> {
  for (const [at, { statement }] of sent.entries()) {
    const path = single ? '' : `[${at}]`;
    const judged =
      caller.kind === 'session'
        ? mayLearnerWrite(deps.catalogue, caller.personId, statement, path)
        : mayKeyWrite(caller.scopes, statement);
    if (!judged.ok) return judged;
  }
  return succeed(undefined);
}

function mayKeyWrite(scopes: readonly string[], statement: Statement): Result<Statement, XapiError> {
  return voidedBy(statement) === undefined || mayVoid(scopes)
    ? succeed(statement)
    : fail({ code: 'forbidden', message: 'Voiding a statement needs the scope all.', path: 'verb.id' });
}

/** Only a learner's own word counts, and only for sections that exist; when it was is the server's to say. */
function sectionsSeen(
  deps: Deps,
  personId: string,
  sent: readonly SentStatement[],
  nowMs: number,
): readonly SectionSeen[] {
  return sent.flatMap(({ id, statement: { verb, object } }) => {
    if (verb.id !== EXPERIENCED || !isActivity(object)) return [];
    const ref = readActivityIri(deps.catalogue.portal.identifier, object.id);
    if (ref?.kind !== 'section') return [];
    const { lesson, section } = ref;
    const known = findLesson(deps.catalogue, lesson)?.lesson.sections.some(({ id: one }) => one === section);
    if (!known) return [];
    return [{ personId, lesson, section, year: yearOf(nowMs), statement: id.toLowerCase(), seenAtMs: nowMs }];
  });
}

/** The quiz usually comes last; a section added to a course since is the exception. */
async function evaluateCourses(deps: Deps, personId: string, seen: readonly SectionSeen[]): Promise<void> {
  const courses = new Set<CourseRecord>();
  for (const { lesson } of seen) {
    const found = findLesson(deps.catalogue, lesson);
    if (found) courses.add(found.course);
  }
  for (const course of courses) await evaluateCourse(deps, personId, course);
}

function conflict(id: string): Result<never, XapiError> {
  return fail({
    code: 'conflict',
    message: `id ${id} belongs to another statement already; nothing was stored. Give this one an id of its own.`,
    path: 'id',
  });
}
