/** Take statements in: read, judge, complete, keep, and see whether they finished a course or a case. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type CourseRecord, findCase, findLesson } from '../../src/domain/catalogue/catalogue.ts';
import { isSentAgain } from '../../src/domain/xapi/equivalence-text.ts';
import { mayLearnerWrite } from '../../src/domain/xapi/learner-rules.ts';
import { mayDefine, mayVoid, mayWriteStatements } from '../../src/domain/xapi/scopes.ts';
import { type Statement, voidedBy } from '../../src/domain/xapi/statement.ts';
import type { XapiVersion } from '../../src/domain/xapi/version.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller, KeyCaller } from '../ports/caller.ts';
import type { AttachmentData, SectionSeen, StatementRow } from '../ports/statement-store.ts';
import { authorityOf } from './authority.ts';
import { creditCase } from './credit-case.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { matchAttachments } from './match-attachments.ts';
import { caseSteps, sectionsSeen } from './read-evidence.ts';
import { readStatements, type Sending, type SentStatement } from './read-statements.ts';
import { statementRow } from './statement-row.ts';

/** A learner's browser sends a few statements at a time; this is a hundred times as much. */
const LEARNER_BODY_CHARACTERS = 1_000_000;

/**
 * All or nothing. Source: xAPI 1.0.3 Communication 2.1.1, 2.1.2.
 * @returns the statements' ids in the order sent
 */
export async function storeStatements(
  deps: Deps,
  caller: Caller,
  sending: Sending,
): Promise<Result<readonly string[], XapiError>> {
  const allowed = mayWriteAtAll(caller, sending.text);
  if (!allowed.ok) return allowed;
  const sent = readStatements(deps, sending);
  if (!sent.ok) return sent;
  const judged = judge(deps, caller, sent.value, !sending.text.trimStart().startsWith('['));
  if (!judged.ok) return judged;
  const attachments = matchAttachments(sent.value, sending.parts);
  if (!attachments.ok) return attachments;
  const fit = sent.value.map((one, at) => ({ ...one, attachments: attachments.value[at] ?? [] }));
  const appended = await appendNew(deps, fit, (some) => rowsOf(deps, caller, some, sending.version));
  if (!appended.ok) return appended;
  if (caller.kind === 'session') {
    await evaluateCourses(deps, caller.personId, appended.value);
    await evaluateCases(deps, caller.personId, sent.value);
  }
  return succeed(sent.value.map(({ id }) => id));
}

interface FitStatement extends SentStatement {
  readonly attachments: readonly AttachmentData[];
}

/** With the time of now, for rows are appended in the order of their stamps. */
function rowsOf(
  deps: Deps,
  caller: Caller,
  fit: readonly FitStatement[],
  version: XapiVersion,
): readonly StatementRow[] {
  const storedMs = deps.storage.statements.stampMs(deps.clock.now());
  const authority = authorityOf(deps, caller);
  const defines = caller.kind === 'key' && mayDefine(caller.scopes);
  return fit.map((one) => {
    const row = statementRow(one, { id: one.id, storedMs, authority, defines, version });
    const personId = caller.kind === 'session' ? caller.personId : undefined;
    const seen = personId === undefined ? [] : sectionsSeen(deps, personId, one, storedMs);
    const steps = personId === undefined ? [] : caseSteps(deps, personId, one, storedMs);
    return {
      ...row,
      ...(one.attachments.length > 0 && { attachments: one.attachments }),
      ...(seen.length > 0 && { sectionsSeen: seen }),
      ...(steps.length > 0 && { caseSteps: steps }),
    };
  });
}

/**
 * What is known already is left out if it says the same, and refuses everything if it does not. What stands
 * under an id never changes, so what was compared once stays compared.
 * @returns sections that may complete a course: new ones, and those of a statement that had to be sent again
 */
async function appendNew(
  deps: Deps,
  fit: readonly FitStatement[],
  rowsFor: (fit: readonly FitStatement[]) => readonly StatementRow[],
): Promise<Result<readonly SectionSeen[], XapiError>> {
  const rows = rowsFor(fit);
  const outcome = await deps.storage.statements.append(rows);
  if (outcome.kind === 'stored') return succeed(outcome.newSections);
  const known = new Map(outcome.statements.map(({ id, json }) => [id, json]));
  for (const { id, statement } of fit) {
    const json = known.get(id.toLowerCase());
    if (json === undefined) continue;
    if (!isSentAgain(JSON.parse(json) as Statement, statement)) return conflict(id);
  }
  const again = rows.filter(({ id }) => known.has(id)).flatMap(({ sectionsSeen = [] }) => sectionsSeen);
  const rest = fit.filter(({ id }) => !known.has(id.toLowerCase()));
  const appended = await appendNew(deps, rest, rowsFor);
  return appended.ok ? succeed([...appended.value, ...again]) : appended;
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

function mayKeyWrite(scopes: KeyCaller['scopes'], statement: Statement): Result<Statement, XapiError> {
  return voidedBy(statement) === undefined || mayVoid(scopes)
    ? succeed(statement)
    : fail({ code: 'forbidden', message: 'Voiding a statement needs the scope all.', path: 'verb.id' });
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

/** An ending usually comes before the minutes; whoever lingers in the middle has lived them first. */
async function evaluateCases(deps: Deps, personId: string, sent: readonly SentStatement[]): Promise<void> {
  const told = sent.flatMap((one) => caseSteps(deps, personId, one, deps.clock.now()));
  for (const id of new Set(told.map(({ study }) => study))) {
    const study = findCase(deps.catalogue, id);
    if (study) await creditCase(deps, personId, study);
  }
}

function conflict(id: string): Result<never, XapiError> {
  return fail({
    code: 'conflict',
    message: `id ${id} belongs to another statement already; nothing was stored. Give this one an id of its own.`,
    path: 'id',
  });
}
