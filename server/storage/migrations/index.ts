/** All migrations in order. One that has been released is never edited: add the next. */
import { firstTables } from './0001-first-tables.ts';

export const migrations: readonly string[] = [firstTables];
