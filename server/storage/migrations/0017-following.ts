/** The year as a training department follows it: hours by month and by principle beside each status. */

/** The thirteenth is what was posted after the year's end. */
const MONTHS = Array.from({ length: 13 }, (_, at) => `month_${at + 1}`);
const PRINCIPLES = ['faith', 'loyalty', 'service', 'duty', 'law', 'integrity'];

const columns = [...MONTHS, ...PRINCIPLES.map((id) => `about_${id}`)];
const sums = [
  ...MONTHS.map((_, at) => `coalesce(sum(centihours) FILTER (WHERE month = ${at + 1}), 0)`),
  ...PRINCIPLES.map((id) => `coalesce(sum(centihours) FILTER (WHERE principle = '${id}'), 0)`),
];

const TEXTS = ['hours_state', 'share_state'];
const STANDING = ['is_met', ...TEXTS, 'counted_centihours', 'ethics_centihours', ...columns];
const of = (row: string) => STANDING.map((column) => `${row}.${column}`).join(', ');

export const following = `
-- Ethics hours only, in centihours: by the month of their posting in Asia/Shanghai (month_13: later than the year),
-- and by the principle an entry says it is about. Worked out with the status, of the same entries.
${columns
  .flatMap((column) => [
    `ALTER TABLE annual_status ADD COLUMN ${column} INTEGER NOT NULL DEFAULT 0;`,
    `ALTER TABLE staged_status ADD COLUMN ${column} INTEGER NOT NULL DEFAULT 0;`,
  ])
  .join('\n')}

UPDATE annual_status SET ${columns.map((column) => `${column} = sums.${column}`).join(', ')}
FROM (
  SELECT person_id, year, ${sums.map((sum, at) => `${sum} AS ${columns[at]}`).join(', ')}
  FROM (
    SELECT entry.person_id, entry.year, entry.centihours,
      CASE
        WHEN CAST(strftime('%Y', entry.posted_at_ms / 1000 + 28800, 'unixepoch') AS INTEGER) > entry.year THEN 13
        WHEN CAST(strftime('%Y', entry.posted_at_ms / 1000 + 28800, 'unixepoch') AS INTEGER) < entry.year THEN 1
        ELSE CAST(strftime('%m', entry.posted_at_ms / 1000 + 28800, 'unixepoch') AS INTEGER)
      END AS month,
      json_extract(coalesce(reversed.evidence, entry.evidence), '$.principle') AS principle
    FROM ledger_entries entry LEFT JOIN ledger_entries reversed ON reversed.id = entry.reverses
    WHERE entry.category <> 'otherOnline')
  GROUP BY person_id, year) sums
WHERE sums.person_id = annual_status.person_id AND sums.year = annual_status.year;

-- Copies of what the dashboard adds up, in the order in which it reads: unit after unit without a search for every
-- person. Triggers keep them true whoever writes the originals.
CREATE TABLE unit_members (
  unit_id TEXT NOT NULL,
  tier TEXT NOT NULL,
  person_id TEXT NOT NULL UNIQUE,
  PRIMARY KEY (unit_id, tier, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE unit_standings (
  year INTEGER NOT NULL,
  unit_id TEXT NOT NULL,               -- where the person is now
  tier TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ${STANDING.map((column) => `${column} ${TEXTS.includes(column) ? 'TEXT' : 'INTEGER'} NOT NULL`).join(',\n  ')},
  PRIMARY KEY (year, unit_id, tier, person_id),
  UNIQUE (person_id, year)
) STRICT, WITHOUT ROWID;

INSERT INTO unit_members
  SELECT membership.unit_id, person.tier, person.id
  FROM memberships membership JOIN people person ON person.id = membership.person_id
  WHERE membership.to_day IS NULL;
INSERT INTO unit_standings
  SELECT status.year, member.unit_id, member.tier, status.person_id, ${of('status')}
  FROM annual_status status JOIN unit_members member ON member.person_id = status.person_id;

${['INSERT', 'UPDATE']
  .map(
    (event) => `
CREATE TRIGGER standing_after_status_${event.toLowerCase()} AFTER ${event} ON annual_status BEGIN
  DELETE FROM unit_standings WHERE person_id = new.person_id AND year = new.year;
  INSERT INTO unit_standings
    SELECT new.year, member.unit_id, member.tier, new.person_id, ${of('new')}
    FROM unit_members member WHERE member.person_id = new.person_id;
END;
CREATE TRIGGER standing_after_membership_${event.toLowerCase()} AFTER ${event} ON memberships
WHEN new.to_day IS NULL BEGIN
  DELETE FROM unit_members WHERE person_id = new.person_id;
  DELETE FROM unit_standings WHERE person_id = new.person_id;
  INSERT INTO unit_members SELECT new.unit_id, person.tier, person.id FROM people person WHERE person.id = new.person_id;
  INSERT INTO unit_standings
    SELECT status.year, new.unit_id, person.tier, status.person_id, ${of('status')}
    FROM people person JOIN annual_status status ON status.person_id = person.id
    WHERE person.id = new.person_id;
END;`,
  )
  .join('\n')}
CREATE TRIGGER standing_after_status_delete AFTER DELETE ON annual_status BEGIN
  DELETE FROM unit_standings WHERE person_id = old.person_id AND year = old.year;
END;
CREATE TRIGGER standing_before_membership_update BEFORE UPDATE ON memberships WHEN old.to_day IS NULL BEGIN
  DELETE FROM unit_members WHERE person_id = old.person_id;
  DELETE FROM unit_standings WHERE person_id = old.person_id;
END;
CREATE TRIGGER standing_after_membership_delete AFTER DELETE ON memberships WHEN old.to_day IS NULL BEGIN
  DELETE FROM unit_members WHERE person_id = old.person_id AND unit_id = old.unit_id;
  DELETE FROM unit_standings WHERE person_id = old.person_id AND unit_id = old.unit_id;
END;
CREATE TRIGGER standing_after_tier AFTER UPDATE OF tier ON people WHEN new.tier <> old.tier BEGIN
  UPDATE unit_members SET tier = new.tier WHERE person_id = new.id;
  UPDATE unit_standings SET tier = new.tier WHERE person_id = new.id;
END;

-- A year that was closed: everybody's status as it stood beside a signed state of the log, written once.
CREATE TABLE year_closes (
  year INTEGER PRIMARY KEY,
  closed_at_ms INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  required_centihours INTEGER NOT NULL,
  people INTEGER NOT NULL,
  met INTEGER NOT NULL,
  tree_size INTEGER NOT NULL,
  root_hash TEXT NOT NULL
) STRICT;
CREATE TABLE closed_standings (
  year INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,               -- where the person was then
  tier TEXT NOT NULL,
  is_met INTEGER NOT NULL,
  hours_state TEXT NOT NULL,
  share_state TEXT NOT NULL,
  counted_centihours INTEGER NOT NULL,
  ethics_centihours INTEGER NOT NULL,
  totals TEXT NOT NULL,                -- JSON
  PRIMARY KEY (year, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER closed_standings_only_before BEFORE INSERT ON closed_standings
WHEN EXISTS (SELECT 1 FROM year_closes WHERE year = new.year)
BEGIN SELECT RAISE(ABORT, 'a closed year is frozen: nobody is added to it'); END;
${['year_closes', 'closed_standings']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'a closed year is frozen: later postings are shown apart'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'a closed year is never opened again'); END;`,
  )
  .join('\n')}

-- Random audits: what was drawn, from which signed state of the log, and what was found.
CREATE TABLE audit_draws (
  id TEXT PRIMARY KEY,
  seed TEXT NOT NULL,                  -- follows from the columns up to size; hex
  words TEXT NOT NULL,
  tree_size INTEGER NOT NULL,
  root_hash TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units(id),
  as_of TEXT NOT NULL,
  year INTEGER NOT NULL,
  size INTEGER NOT NULL,               -- asked for
  population INTEGER NOT NULL,
  drawn_by TEXT NOT NULL,
  drawn_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE audit_drawn (
  audit_id TEXT NOT NULL REFERENCES audit_draws(id),
  place INTEGER NOT NULL,
  entry_id TEXT NOT NULL,
  PRIMARY KEY (audit_id, place)
) STRICT;
CREATE TABLE audit_findings (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  audit_id TEXT NOT NULL REFERENCES audit_draws(id),
  entry_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('ok', 'doubtful', 'wrong')),
  words TEXT NOT NULL,
  found_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_findings_audit ON audit_findings(audit_id, seq);
${['audit_draws', 'audit_drawn', 'audit_findings']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'an audit is append only: add a finding instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'an audit is never deleted'); END;`,
  )
  .join('\n')}
`;
