/** What was found, said and decided cannot be changed in the database file either. */
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { firstTables } from '../../../server/storage/migrations/0001-first-tables.ts';
import { presence } from '../../../server/storage/migrations/0005-presence.ts';
import { reviews } from '../../../server/storage/migrations/0009-reviews.ts';

let driver: Sqlite.Database;
beforeEach(() => {
  driver = new Sqlite(':memory:');
  driver.exec(firstTables);
  driver.exec(presence);
  driver.exec(reviews);
  driver.exec(`INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES ('p', '1', '王', 'window', 'inService', 0);
    INSERT INTO review_cards VALUES ('c', 'k', 'fastQuiz', 'low', 'p', 's', 'd', 0, 1, '{}', '[]', 2);
    INSERT INTO review_card_events (card_id, kind, at_ms, who, body) VALUES ('c', 'decision', 3, 'o', '{}');
    INSERT INTO appeals VALUES ('a', 'p', 2026, 'course', 'x', 't', 'd', NULL, 'w', 4);
    INSERT INTO appeal_events (appeal_id, kind, at_ms, who, body) VALUES ('a', 'refused', 5, 'o', '{}');`);
});

test.each([
  ['review_cards', "person_id = 'q'"],
  ['review_card_events', 'body = \'{"outcome":"none"}\''],
  ['appeals', "words = 'other'"],
  ['appeal_events', "kind = 'granted'"],
])('%s', (table, change) => {
  expect(() => driver.exec(`UPDATE ${table} SET ${change}`)).toThrow('append only');
  expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
});
