/** A department's record of one year for the bench: people in a tree of units, and what each of them earned. */
import Sqlite from 'better-sqlite3';
import { sha256 } from '../../server/auth/platform.ts';
import { assessStatus } from '../../server/services/assess-status.ts';
import { writeEntry, writeStatus } from '../../server/storage/ledger-store.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { startOfDayMs } from '../../src/domain/base/calendar.ts';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import type { AwardEvidence, CreditEntry, EntryDraft, Source } from '../../src/domain/ledger/entry.ts';
import { leafText } from '../../src/domain/ledger/entry.ts';
import type { Category, Policy } from '../../src/domain/policy/policy.ts';
import { courseEvidence } from '../support/builders.ts';

export interface DeskShape {
  readonly people: number;
  readonly units: number;
  readonly year: number;
}

const TIERS = ['leader', 'window', 'grassroots', 'enforcement'];
const KINDS = ['inService', 'inService', 'promotion', 'induction'];
const DISTRICTS = 20;

/** Root, districts below it, and all other units below those; people go round them. */
export async function fillDesk(
  file: string,
  { people, units, year }: DeskShape,
  catalogue: Catalogue,
): Promise<void> {
  const storage = openStorage(file, sha256);
  await storage.roster.add({
    units: Array.from({ length: units }, (_, at) => ({
      id: unitId(at),
      name: `单位${at}`,
      parentId: at === 0 ? null : unitId(at <= DISTRICTS ? 0 : 1 + ((at - 1) % DISTRICTS)),
      organType: 'government' as const,
    })),
    people: [],
    grants: [],
    fromDay: `${year - 1}-01-01`,
  });
  await storage.close();
  const driver = new Sqlite(file);
  driver.pragma('synchronous = OFF');
  const insert = inserter(driver);
  const policy = catalogue.policies[0] as Policy;
  let index = 0;
  driver.transaction(() => {
    for (let at = 0; at < people; at += 1) {
      const id = toHex(sha256(utf8(`person ${at}`))).slice(0, 36);
      insert('people', {
        id,
        staff_number: String(300_000_000 + at),
        name: '王晓文',
        tier: TIERS[at % 4] ?? '',
        training_kind: KINDS[at % 4] ?? '',
        is_sample: 0,
      });
      const unit_id = unitId(at % units);
      insert('memberships', { person_id: id, unit_id, from_day: `${year - 1}-01-01`, to_day: null });
      const entries = yearOf(at, id, year).map((draft): CreditEntry => {
        const leafHash = toHex(sha256(utf8(leafText(draft))));
        return { ...draft, index: index++, leafHash };
      });
      for (const entry of entries) insert('ledger_entries', writeEntry(entry));
      if (entries.length === 0) continue;
      insert(
        'annual_status',
        writeStatus(assessStatus({ catalogue }, policy, { personId: id, year }, entries)),
      );
    }
  })();
  driver.exec('ANALYZE');
  driver.close();
}

export function unitId(at: number): string {
  return `unit-${at}`;
}

function inserter(driver: Sqlite.Database): (table: string, row: object) => void {
  const statements = new Map<string, Sqlite.Statement>();
  return (table, row) => {
    const names = Object.keys(row);
    const known = statements.get(table);
    const statement =
      known ?? driver.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`);
    statements.set(table, statement);
    statement.run(row);
  };
}

const CATEGORIES: readonly (readonly [Source, Category, number])[] = [
  ['course', 'ethicsOnline', 200],
  ['event', 'ethicsEvent', 150],
  ['event', 'ethicsEvent', 150],
  ['practice', 'ethicsPractice', 200],
  ['import', 'otherOnline', 1500],
  ['event', 'ethicsEvent', 300],
  ['course', 'ethicsOnline', 100],
];

/** One in twelve has nothing yet, the others up to seven entries over ten months. */
function yearOf(at: number, personId: string, year: number): readonly EntryDraft[] {
  const count = at % 12 === 7 ? 0 : 2 + ((at * 7) % 6);
  return CATEGORIES.slice(0, count).map(([source, category, centihours], nth) => ({
    id: toHex(sha256(utf8(`${personId} ${nth}`))).slice(0, 36),
    personId,
    year,
    category,
    centihours,
    source,
    evidence: evidenceOf(source, at + nth, year),
    contentHash: null,
    policyId: 'annual',
    policyVersion: 1,
    postedBy: 'system',
    postedAtMs: startOfDayMs(`${year}-01-05`) + (nth * 41 + (at % 40)) * 24 * 3_600_000,
    reverses: null,
  }));
}

function evidenceOf(source: Source, at: number, year: number): AwardEvidence {
  const principle = PRINCIPLE_IDS[at % PRINCIPLE_IDS.length] ?? 'faith';
  if (source === 'course') return { ...courseEvidence(), principle };
  if (source === 'import')
    return {
      kind: 'import',
      title: '其他平台网络学时',
      platform: '干部网络学院',
      file: '学时.xlsx',
      row: at,
    };
  const facts = { title: '职业道德大讲堂', day: `${year}-03-05`, place: '市民中心', organiser: '市委组织部' };
  return { kind: source === 'event' ? 'event' : 'practice', ...facts, confirmedBy: '培训管理员', principle };
}

/** A sheet of everybody as the roster has them, and one new person for every twenty-four. */
export function* sheetOfPeople(people: number, units: number): Generator<string[]> {
  for (let at = 0; at < Math.ceil((people * 100) / 96); at += 1) {
    yield [String(300_000_000 + at), '王晓文', unitId(at % units), '', '窗口单位', '在职'];
  }
}
