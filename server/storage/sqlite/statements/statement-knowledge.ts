/** What statements teach about activities and agents, kept beside them. */
import type Sqlite from 'better-sqlite3';
import { mergeDefinition } from '../../../../src/domain/xapi/activity-definition.ts';
import type { ActivityDefinition } from '../../../../src/domain/xapi/statement.ts';
import type { StatementRow } from '../../../ports/statement-store.ts';
import { createMemory } from './memory.ts';

export interface Knowledge {
  readonly learn: (row: StatementRow) => void;
  /** After a transaction that failed: what was learnt in it may have been undone. */
  readonly forget: () => void;
}

export function statementKnowledge(db: Sqlite.Database): Knowledge {
  const definitionOf = db.prepare('SELECT definition FROM activities WHERE id = ?').pluck();
  const define = db.prepare(
    'INSERT INTO activities (id, definition) VALUES (?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
  );
  const addName = db.prepare('INSERT OR IGNORE INTO agent_names (actor_key, name) VALUES (?, ?)');
  // What is said again in the same words, the usual case, teaches nothing.
  const said = createMemory<true>();

  function learnDefinition(activity: string, received: ActivityDefinition): void {
    if (said.get(sayingOf(activity, received))) return;
    const text = definitionOf.get(activity) as string | undefined;
    const known = text === undefined ? undefined : (JSON.parse(text) as ActivityDefinition);
    const merged = JSON.stringify(mergeDefinition(known, received));
    // Other words for the same thing would be said again with effect.
    if (merged !== text) said.clear();
    if (merged !== text) define.run(activity, merged);
    said.set(sayingOf(activity, received), true);
  }

  function learnName(actorKey: string, name: string): void {
    const saying = `${actorKey}\n${name}`;
    if (said.get(saying)) return;
    addName.run(actorKey, name);
    said.set(saying, true);
  }

  return {
    learn: ({ definitions = [], names = [] }) => {
      for (const { id, definition } of definitions) learnDefinition(id, definition);
      for (const { actorKey, name } of names) learnName(actorKey, name);
    },
    forget: said.clear,
  };
}

function sayingOf(activity: string, definition: ActivityDefinition): string {
  return `${activity}\n${JSON.stringify(definition)}`;
}
