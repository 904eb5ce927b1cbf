/** An officer's answer to an appeal: a posting, or a refusal with its reason. */
import type { AppealDecisionRequest } from '../../src/domain/api/reviews.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { creditedCourse } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import {
  type Appeal,
  type AppealDecision,
  type AppealSubject,
  type Decider,
  firstRefusal,
  type GrantBound,
  mayDecideAppeal,
  mayGrant,
} from '../../src/domain/review/appeal.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitDecider, admitReaderOf, wayUp } from './admit-review.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { postOrReopen } from './post-grant.ts';

/** What each kind of appeal can be credited as. */
const CATEGORIES: Readonly<Record<AppealSubject, readonly Category[]>> = {
  course: ['ethicsOnline', 'ethicsMakeUp'],
  activity: ['ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
  import: ['otherOnline', 'ethicsOnline'],
};

/** Where a policy asks for no hours: a day's worth. Larger amounts are a matter for the import of hours. */
const MOST_WITHOUT_REQUIREMENT = 800;

export async function decideAppeal(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  request: AppealDecisionRequest,
): Promise<Result<Appeal>> {
  const found = await deps.storage.reviews.appeal(id);
  const admitted = await admitReaderOf(deps, caller, found?.personId ?? '');
  if (!admitted.ok) return admitted;
  if (!found) return fail({ code: 'not-found', message: '没有这份申诉。' });
  const unit = await admitDecider(deps, caller, found.personId);
  if (!unit.ok) return unit;
  const decider = await deciderOf(deps, found, caller.personId, unit.value);
  const decision = decisionOf(deps, decider, request);
  if (!decision.ok) return decision;
  const bound = await grantBound(deps, found);
  const decided = await deps.storage.reviews.addToAppeal(id, (appeal) => {
    const allowed = mayDecideAppeal(appeal, decider);
    if (!allowed.ok) return allowed;
    const within = decision.value.kind === 'granted' ? mayGrant(decision.value, bound) : allowed;
    return within.ok ? decision : within;
  });
  if (!decided.ok) return decided;
  await record(deps, decided.value, decision.value);
  if (decision.value.kind === 'refused') return decided;
  const posted = await postOrReopen(deps, decided.value, decision.value);
  return posted.ok ? decided : posted;
}

/** The next higher unit may have nobody yet; then whoever lies above it decides. */
export async function deciderOf(
  deps: Deps,
  appeal: Appeal,
  personId: string,
  unitId: string,
): Promise<Decider> {
  const first = firstRefusal(appeal);
  const above = first ? (await wayUp(deps, first.unitId)).slice(1) : [];
  return { personId, unitId, isAboveFirst: above.includes(unitId), isFirstTop: above.length === 0 };
}

function decisionOf(
  deps: Deps,
  { personId: who, unitId }: Decider,
  { outcome, reason, category, centihours }: AppealDecisionRequest,
): Result<AppealDecision> {
  const common = { atMs: deps.clock.now(), who, unitId, reason };
  if (outcome === 'refused') return succeed({ kind: 'refused', ...common });
  if (!category) return fail({ code: 'invalid-request', message: '请选择学时类别。', field: '/category' });
  return succeed({ kind: 'granted', ...common, category, centihours: centihours ?? 0 });
}

/** A course gives what it gives, once a year; everything else at most what the year asks for. */
export async function grantBound(deps: Deps, appeal: Appeal): Promise<GrantBound> {
  const categories = CATEGORIES[appeal.subject];
  if (appeal.course !== null) {
    const entries = await deps.storage.ledger.entries(appeal.personId, appeal.year);
    const isCredited = entries.some(
      (entry) => creditedCourse(entry) === appeal.course && !isReversed(entries, entry.id),
    );
    const credit = findCourse(deps.catalogue, appeal.course)?.creditCentihours ?? 0;
    return { categories, mostCentihours: isCredited ? 0 : credit };
  }
  const { requirements } = await governingPolicy(deps, appeal.year);
  const hours = requirements.find((requirement) => requirement.kind === 'minimumHours');
  return { categories, mostCentihours: hours?.requiredCentihours ?? MOST_WITHOUT_REQUIREMENT };
}

function record(deps: Deps, appeal: Appeal, decision: AppealDecision): Promise<void> {
  return deps.storage.audit.record({
    atMs: decision.atMs,
    who: decision.who,
    action: 'appeal-decided',
    detail: {
      appeal: appeal.id,
      person: appeal.personId,
      outcome: decision.kind,
      ...(decision.kind === 'granted' && {
        category: decision.category,
        centihours: decision.centihours,
      }),
    },
  });
}
