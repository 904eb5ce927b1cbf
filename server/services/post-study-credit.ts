/**
 * Credit a course or case that was just completed: to this year, or, under an open order of make-up training, to the
 * year that lacked it, as far as the windows of the policy allow. docs/decisions/0020
 */
import { itemKey } from '../../src/domain/assignment/assignment.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { CaseEvidence, CourseEvidence, CreditEntry } from '../../src/domain/ledger/entry.ts';
import { standingAwards } from '../../src/domain/ledger/post-award.ts';
import { type MakeUpOrder, orderAt, orderThatTakes } from '../../src/domain/make-up/order.ts';
import type { Deps } from './deps.ts';
import { type Award, postEntry } from './post-entry.ts';

export interface StudyCredit extends Omit<Award, 'year' | 'category' | 'evidence'> {
  readonly evidence: CourseEvidence | CaseEvidence;
}

export async function postStudyCredit(deps: Deps, credit: StudyCredit): Promise<Result<CreditEntry>> {
  const year = yearOf(deps.clock.now());
  const order = await findOrder(deps, credit, year);
  if (order) {
    const evidence = { ...credit.evidence, makeUpOrder: order.id };
    const posted = await postEntry(deps, { ...credit, evidence, year: order.year, category: 'ethicsOnline' });
    // The window has passed, or the year is met by now: it is this year's study like any other. Unless a second
    // device has just posted it, which may be why the year is met.
    const isOver = !posted.ok && posted.failure.code === 'year-closed';
    if (!isOver || (await isPosted(deps, credit, order.year))) return posted;
  }
  return postEntry(deps, { ...credit, year, category: 'ethicsOnline' });
}

async function findOrder(
  deps: Deps,
  credit: StudyCredit,
  calendarYear: number,
): Promise<MakeUpOrder | undefined> {
  const { personId, evidence } = credit;
  const nowMs = deps.clock.now();
  const given = await deps.storage.makeUps.orders({ personId });
  const orders = given.flatMap((order) => orderAt(order, nowMs) ?? []);
  if (orders.length === 0) return undefined;
  const credits = (await deps.storage.makeUps.credits([personId])).get(personId) ?? [];
  return orderThatTakes(itemKey(itemOf(evidence)), orders, credits, { calendarYear, today: dayOf(nowMs) });
}

async function isPosted(deps: Deps, { personId, evidence }: StudyCredit, year: number): Promise<boolean> {
  const entries = await deps.storage.ledger.entries(personId, year);
  return standingAwards(entries, itemOf(evidence)).length > 0;
}

function itemOf(evidence: CourseEvidence | CaseEvidence) {
  return evidence.kind === 'course'
    ? { kind: 'course' as const, id: evidence.course }
    : { kind: 'case' as const, id: evidence.case };
}
