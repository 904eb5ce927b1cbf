/** All migrations in order. One that has been released is never edited: add the next. */
import type Sqlite from 'better-sqlite3';
import { firstTables } from './0001-first-tables.ts';
import { statementLists } from './0002-statement-lists.ts';
import { keyLastUse } from './0003-key-last-use.ts';
import { forwards } from './0004-forwards.ts';
import { presence } from './0005-presence.ts';
import { questions } from './0006-questions.ts';
import { versionsAndCases } from './0007-versions-and-cases.ts';
import { hoursImports } from './0008-hours-imports.ts';
import { reviews } from './0009-reviews.ts';
import { openLog } from './0010-open-log.ts';
import { certificateKinds } from './0011-certificate-kinds.ts';
import { badges } from './0013-badges.ts';
import { roster } from './0014-roster.ts';
import { events } from './0015-events.ts';
import { plans } from './0016-plans.ts';
import { following } from './0017-following.ts';
import { sm2 } from './0018-sm2.ts';
import { notices } from './0020-notices.ts';
import { written } from './0021-written.ts';
import { warnings } from './0022-warnings.ts';
import { rosterTurns } from './0024-roster-turns.ts';

/** SQL, or what to do where SQL alone cannot tell. */
export type Migration = string | ((driver: Sqlite.Database) => void);

export const migrations: readonly Migration[] = [
  firstTables,
  statementLists,
  keyLastUse,
  forwards,
  presence,
  questions,
  versionsAndCases,
  hoursImports,
  reviews,
  openLog,
  certificateKinds,
  badges,
  roster,
  events,
  plans,
  following,
  sm2,
  written,
  warnings,
  rosterTurns,
  notices,
];
