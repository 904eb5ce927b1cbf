/** Decide whether an award or a reversal may join a person's ledger. Decides only; storing is the caller's. */
import { fail, type Result, succeed } from '../base/result.ts';
import { type CreditEntry, creditedCourse, type EntryDraft } from './entry.ts';

/**
 * A course or a case credits a person once a year, whatever its version, unless the credit was reversed; an event
 * and a claim of practice credit once.
 * @param entries - the person's entries of the award's year, in any order
 */
export function postAward(entries: readonly CreditEntry[], award: EntryDraft): Result<EntryDraft> {
  const item = itemOf(award);
  const standing = entries.find(
    (entry) => item !== undefined && itemOf(entry) === item && !isReversed(entries, entry.id),
  );
  if (standing) {
    return fail({
      code: 'duplicate-award',
      message: `${item} is already credited in ${award.year}; reverse ${standing.id} first.`,
    });
  }
  const { evidence } = award;
  // A process that died between decision and posting posts again; the appeal is credited once all the same.
  if (evidence.kind === 'appeal' && entries.some((entry) => isOfAppeal(entry, evidence.appeal))) {
    return fail({ code: 'duplicate-award', message: `Appeal ${evidence.appeal} is already credited.` });
  }
  return succeed(award);
}

/** Was the entry posted for this appeal? */
export function isOfAppeal({ evidence }: CreditEntry, appealId: string): boolean {
  return evidence.kind === 'appeal' && evidence.appeal === appealId;
}

/** A reversal cancels one whole entry, once, in its own year and category. */
export function postReversal(
  entries: readonly CreditEntry[],
  targetId: string,
  reversal: Omit<EntryDraft, 'year' | 'category' | 'centihours' | 'source' | 'contentHash' | 'reverses'>,
): Result<EntryDraft> {
  const target = entries.find((entry) => entry.id === targetId);
  if (!target) return fail({ code: 'not-found', message: `There is no entry ${targetId} in this ledger.` });
  if (target.source === 'reversal') {
    return fail({
      code: 'conflict',
      message: `${targetId} is itself a reversal; post the award anew instead.`,
    });
  }
  if (isReversed(entries, targetId)) {
    return fail({ code: 'already-reversed', message: `${targetId} has been reversed already.` });
  }
  return succeed({
    ...reversal,
    year: target.year,
    category: target.category,
    centihours: -target.centihours,
    source: 'reversal',
    contentHash: target.contentHash,
    reverses: target.id,
  });
}

export function isReversed(entries: readonly CreditEntry[], entryId: string): boolean {
  return entries.some((entry) => entry.reverses === entryId);
}

/** Awards for one course, or one case, that stand. */
export function standingAwards(
  entries: readonly CreditEntry[],
  item: { readonly kind: 'course' | 'case'; readonly id: string },
): readonly CreditEntry[] {
  const wanted = `${item.kind} ${item.id}`;
  return entries.filter((entry) => itemOf(entry) === wanted && !isReversed(entries, entry.id));
}

function itemOf(entry: EntryDraft): string | undefined {
  const course = creditedCourse(entry);
  if (course !== undefined) return `course ${course}`;
  const { evidence } = entry;
  switch (evidence.kind) {
    case 'case':
      return `case ${evidence.case}`;
    case 'event':
    case 'practice':
      if (evidence.work !== undefined) return `work ${evidence.work}`;
      return evidence.claim === undefined
        ? evidence.event && `event ${evidence.event}`
        : `claim ${evidence.claim}`;
    default:
      return undefined;
  }
}
