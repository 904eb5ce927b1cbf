/** The sample city's year before: some hours for everybody, closed in the January after, and one late entry since. */
import { dayOf, startOfDayMs } from '../../src/domain/base/calendar.ts';
import type { AwardEvidence } from '../../src/domain/ledger/entry.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { closeYear } from '../services/close-year.ts';
import type { Deps } from '../services/deps.ts';
import { postEntry } from '../services/post-entry.ts';
import type { SampleRoster } from './sample-roster.ts';
import type { WalkingClock } from './walking-clock.ts';

type SampleDeps = Deps & { readonly clock: WalkingClock };

const CLOSED_ON = '01-20';
const LATE_ON = '01-25';

/** On days of that year; one in three has met it. */
export async function sampleLastYear(
  deps: SampleDeps,
  { people, administratorId }: SampleRoster,
  year: number,
): Promise<void> {
  const post = posting(deps, administratorId, year);
  const lecture = (month: string) => activity('职业道德大讲堂', `${year}-${month}`, '市民中心报告厅');
  deps.clock.moveTo(startOfDayMs(`${year}-05-20`));
  for (const [at, person] of people.entries())
    await post(person, 'ethicsEvent', at % 3 === 2 ? 150 : 300, lecture('05-18'));
  deps.clock.moveTo(startOfDayMs(`${year}-10-16`));
  for (const [at, person] of people.entries())
    if (at % 3 !== 2)
      await post(person, 'ethicsEvent', 400, activity('职业道德专题研修班', `${year}-10-12`, '市委党校'));
  deps.clock.moveTo(startOfDayMs(`${year}-12-08`));
  for (const [at, person] of people.entries())
    if (at % 3 === 0) await post(person, 'ethicsOnline', 100, imported('职业道德网课', year, at));
}

/** The books are closed while late entry is still possible, and one hour comes after that. */
export async function closeLastYear(deps: SampleDeps, roster: SampleRoster, year: number): Promise<void> {
  deps.clock.moveTo(startOfDayMs(`${year + 1}-${CLOSED_ON}`) + 10 * 60 * 60_000);
  const closed = await closeYear(deps, { who: roster.administratorId, year, isEarlyAccepted: true });
  if (!closed.ok) throw new Error(closed.failure.message);
  deps.clock.moveTo(startOfDayMs(`${year + 1}-${LATE_ON}`) + 10 * 60 * 60_000);
  const late = roster.people.find(({ unitId }, at) => unitId === 'hrss-window' && at % 3 === 2);
  if (!late) throw new Error('the sample has nobody with too few hours in the hall');
  const evidence = activity('职业道德大讲堂（补登签到）', `${year}-12-15`, '社会保险服务大厅');
  await posting(deps, roster.administratorId, year)(late, 'ethicsEvent', 150, evidence);
}

function posting(deps: SampleDeps, postedBy: string, year: number) {
  return async (person: Person, category: Category, centihours: number, evidence: AwardEvidence) => {
    const source = evidence.kind === 'import' ? 'import' : 'event';
    const posted = await postEntry(deps, {
      ...{ personId: person.id, year, category, centihours, source, evidence, contentHash: null, postedBy },
    });
    if (!posted.ok) throw new Error(`${posted.failure.message} (${dayOf(deps.clock.now())})`);
  };
}

function activity(title: string, day: string, place: string): AwardEvidence {
  return {
    ...{ kind: 'event', title, day, place },
    ...{ organiser: '市委组织部', confirmedBy: '单位培训管理员', principle: 'service' },
  };
}

function imported(title: string, year: number, at: number): AwardEvidence {
  return {
    ...{ kind: 'import', title, platform: '干部网络学院（样例）' },
    ...{ file: `网络学时-${year}.xlsx`, row: at + 2 },
  };
}
