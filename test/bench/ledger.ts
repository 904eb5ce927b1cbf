/** What checking the ledger costs: `node test/bench/ledger.ts [entries]`. Memory is told too: it must not grow with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sha256, systemClock } from '../../server/auth/platform.ts';
import { isSigned, openSigner } from '../../server/auth/signing-key.ts';
import { assessStatus } from '../../server/services/assess-status.ts';
import { proveInclusion } from '../../server/services/prove.ts';
import { publishLog } from '../../server/services/publish-log.ts';
import { signCheckpoint } from '../../server/services/sign-checkpoint.ts';
import { verifyLedger } from '../../server/services/verify-ledger.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import { publishedFiles } from '../../server/storage/published-files.ts';
import { readRecord } from '../../server/storage/read-record.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { type CreditEntry, type EntryDraft, leafText } from '../../src/domain/ledger/entry.ts';
import { leafHash } from '../../src/domain/ledger/merkle.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { aCatalogue, anAward } from '../support/builders.ts';

const ENTRIES = Number(process.argv[2] ?? 300_000);
const ENTRIES_A_PERSON = 10;
const directory = mkdtempSync(join(tmpdir(), 'mingde-bench-'));
const file = join(directory, 'mingde.db');
const catalogue = aCatalogue();
const storage = openStorage(file, sha256);
const signer = openSigner(directory);
const published = publishedFiles(join(directory, 'published'));
const deps = { storage, sha256, signer, clock: systemClock, catalogue, published };

fill();
const seconds = async (what: string, work: () => unknown): Promise<void> => {
  const began = performance.now();
  await work();
  const took = (performance.now() - began) / 1000;
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(
    `${what}: ${took.toFixed(2)} s, ${Math.round(ENTRIES / took)} entries/s, ${memory} MB resident`,
  );
};
await seconds('first checkpoint, from the first entry on', () => signCheckpoint(deps));
await seconds('publishing the leaves', () => publishLog(deps));
add(ENTRIES);
await seconds('a checkpoint after one more entry', () => signCheckpoint(deps));
await seconds('a proof of inclusion', () => proveInclusion(deps, Math.floor(ENTRIES / 3), ENTRIES + 1));
await storage.close();
await seconds('ledger verify', () => {
  const reader = readRecord(file);
  const keys = [signer];
  const verification = verifyLedger({
    reader,
    published,
    sha256,
    isSigned,
    origin: catalogue.portal.identifier,
    catalogue,
    keys,
  });
  reader.close();
  if (!verification.ok) throw new Error(verification.findings[0]?.message);
});
rmSync(directory, { recursive: true });

function fill(): void {
  const driver = new Sqlite(file);
  driver.exec(
    "INSERT INTO units (id, parent_id, name, organ_type, path, depth) VALUES ('u', NULL, '单位', 'government', 'u/', 0)",
  );
  const person = driver.prepare(
    "INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES (?, ?, '王', 'window', 'inService', 0)",
  );
  driver.transaction(() => {
    for (let at = 0; at <= ENTRIES / ENTRIES_A_PERSON; at += 1) person.run(`p${at}`, String(at));
  })();
  driver.close();
  for (let from = 0; from < ENTRIES; from += 10_000) {
    add(...Array.from({ length: Math.min(10_000, ENTRIES - from) }, (_, at) => from + at));
  }
}

/** Written as the store writes, in bulk; the status of a year with its last entry. */
function add(...places: readonly number[]): void {
  const driver = new Sqlite(file);
  driver.pragma('synchronous = OFF');
  const insert = driver.prepare(`INSERT INTO ledger_entries VALUES (${Array(15).fill('?').join(',')})`);
  const status = driver.prepare(
    `INSERT OR REPLACE INTO annual_status (person_id, year, policy_id, policy_version, totals, ethics_centihours,
       hours_state, share_state, is_met, updated_at_ms, counted_centihours)
     VALUES (${Array(11).fill('?').join(',')})`,
  );
  driver.transaction(() => {
    for (const index of places) {
      const draft = anAward({ id: `entry-${index}`, personId: `p${Math.floor(index / ENTRIES_A_PERSON)}` });
      insert.run(...rowOf(draft, index));
      const count = (index % ENTRIES_A_PERSON) + 1;
      if (count < ENTRIES_A_PERSON && index < ENTRIES) continue;
      const entries = Array(count).fill(draft) as CreditEntry[];
      const { totals, ...due } = assessStatus({ catalogue }, catalogue.policies[0] as Policy, draft, entries);
      status.run(
        due.personId,
        due.year,
        due.policyId,
        due.policyVersion,
        JSON.stringify(totals),
        due.ethicsCentihours,
        due.hoursState,
        due.shareState,
        due.isMet ? 1 : 0,
        due.updatedAtMs,
        due.countedCentihours,
      );
    }
  })();
  driver.close();
}

function rowOf(draft: EntryDraft, index: number): readonly (string | number | null)[] {
  const { id, personId, year, category, centihours, source, evidence, contentHash } = draft;
  const { policyId, policyVersion, postedBy, postedAtMs, reverses } = draft;
  const leaf = toHex(leafHash(utf8(leafText(draft)), sha256));
  const text = JSON.stringify(evidence);
  return [
    ...[index, id, personId, year, category, centihours, source, text, contentHash],
    ...[policyId, policyVersion, postedBy, postedAtMs, reverses, leaf],
  ];
}
