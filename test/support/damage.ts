/** A hand in the database file that knows no rules: what an intruder with the file could do. */
import Sqlite from 'better-sqlite3';

/** Runs SQL against a database file with every trigger taken out, and puts them back. */
export function damage(file: string, sql: string): void {
  const driver = new Sqlite(file);
  driver.pragma('foreign_keys = OFF');
  const triggers = driver
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all() as readonly { name: string; sql: string }[];
  for (const { name } of triggers) driver.exec(`DROP TRIGGER ${name}`);
  driver.exec(sql);
  for (const trigger of triggers) driver.exec(trigger.sql);
  driver.close();
}
