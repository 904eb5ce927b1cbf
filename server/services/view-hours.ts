/** A person's year: totals, requirements, and every entry with what it rests on. */
import type { HoursEntryView, HoursView, StudyDay } from '../../src/domain/api/api.ts';
import { dayOf, minuteOfDay, yearOf } from '../../src/domain/base/calendar.ts';
import { caseItem, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { CaseEvidence, CourseEvidence, CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import { assessYear } from '../../src/domain/policy/assess-year.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { MinuteRecord } from '../ports/study-store.ts';
import { yearTotals } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

export async function viewHours(deps: Deps, personId: string, year: number): Promise<HoursView> {
  const policy = await governingPolicy(deps, year);
  const entries = await deps.storage.ledger.entries(personId, year);
  const years = await deps.storage.ledger.years(personId);
  const currentYear = yearOf(deps.clock.now());
  const totals = yearTotals(deps, entries);
  const newestFirst = [...entries].reverse();
  return {
    year,
    years: [...new Set([currentYear, ...years])].sort((left, right) => right - left),
    policy: {
      id: policy.id,
      version: policy.version,
      title: policy.title,
      citation: `${policy.citation.document} ${policy.citation.clause}`,
      ...postingDays(policy, year),
    },
    requirements: assessYear(policy, totals),
    totals: totals.byCategory,
    entries: await Promise.all(newestFirst.map((entry) => entryView(deps, entry, entries))),
    asOf: dayOf(deps.clock.now()),
  };
}

async function entryView(
  deps: Deps,
  entry: CreditEntry,
  entries: readonly CreditEntry[],
): Promise<HoursEntryView> {
  const {
    id,
    category,
    centihours,
    source,
    policyVersion,
    evidence,
    contentHash,
    index,
    leafHash,
    reverses,
  } = entry;
  const isStudied = evidence.kind === 'course' || evidence.kind === 'case';
  const days = isStudied ? await studyDays(deps, entry, evidence) : undefined;
  return {
    id,
    category,
    centihours,
    source,
    postedAt: new Date(entry.postedAtMs).toISOString(),
    policyVersion,
    evidence,
    contentHash,
    index,
    leafHash,
    reverses,
    isReversed: isReversed(entries, id),
    ...(days ? { days } : {}),
  };
}

/** The minutes up to the posting that the credit rests on: the latest `evidence.minutes` of them. */
async function studyDays(
  deps: Deps,
  entry: CreditEntry,
  evidence: CourseEvidence | CaseEvidence,
): Promise<readonly StudyDay[]> {
  const items = itemsOf(deps, evidence);
  const minutes = await deps.storage.study.minutes(entry.personId, items);
  const before = minutes.filter(({ minute }) => minute * 60_000 <= entry.postedAtMs);
  return byDay(before.slice(-evidence.minutes));
}

function itemsOf(deps: Deps, evidence: CourseEvidence | CaseEvidence): readonly string[] {
  if (evidence.kind === 'case') return [caseItem({ id: evidence.case })];
  return findCourse(deps.catalogue, evidence.course)?.lessons.map(({ id }) => id) ?? [];
}

function byDay(minutes: readonly MinuteRecord[]): readonly StudyDay[] {
  const days = new Map<string, MinuteRecord[]>();
  for (const minute of minutes) {
    const day = dayOf(minute.minute * 60_000);
    days.set(day, [...(days.get(day) ?? []), minute]);
  }
  const numbers = (ofDay: readonly MinuteRecord[]) => ofDay.map(({ minute }) => minuteOfDay(minute));
  return [...days].map(([day, ofDay]) => {
    const offline = numbers(ofDay.filter((minute) => minute.offline));
    return { day, minutes: numbers(ofDay), ...(offline.length > 0 ? { offlineMinutes: offline } : {}) };
  });
}
