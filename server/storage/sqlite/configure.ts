/** What every connection to the database file is set to. */
import type Sqlite from 'better-sqlite3';

const MEGABYTE = 1024 * 1024;

export function configure(driver: Sqlite.Database): void {
  driver.pragma('journal_mode = WAL');
  // An acknowledged statement is on disk: FULL syncs the log at every commit.
  driver.pragma('synchronous = FULL');
  driver.pragma('foreign_keys = ON');
  driver.pragma('busy_timeout = 5000');
  // Negative: KiB. What is asked for often stays in memory, whatever the size of the file.
  driver.pragma(`cache_size = ${-64 * 1024}`);
  driver.pragma(`mmap_size = ${2000 * MEGABYTE}`);
  // In pages: 128 MB of log before it is copied into the file, so that a page changed often is copied once. With a
  // quarter of it, copying held up one request in a hundred twice as long.
  driver.pragma('wal_autocheckpoint = 32000');
}
