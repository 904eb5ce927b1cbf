/** What a course's certificate says, read from the entry that credits it; whoever checks one reads the same. */
import { dayOf } from '../base/calendar.ts';
import type { EntryDraft } from '../ledger/entry.ts';
import type { CourseFacts } from './claim.ts';

/** @returns undefined for an entry that credits no course studied here */
export function courseFactsOf(entry: EntryDraft): CourseFacts | undefined {
  const { evidence, contentHash } = entry;
  if (evidence.kind !== 'course' || contentHash === null) return undefined;
  return {
    id: evidence.course,
    version: evidence.courseVersion,
    title: evidence.title,
    creditCentihours: entry.centihours,
    minutes: evidence.minutes,
    scorePercent: evidence.scorePercent,
    completedOn: dayOf(entry.postedAtMs),
    entry: entry.id,
    contentHash,
  };
}
