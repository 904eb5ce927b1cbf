/** Read content/history.yaml. A new portal has none yet. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldPath, readYaml } from './read-yaml.ts';
import { type HistoryFile, historySchema } from './schemas/history.ts';
import { type Library, readSource } from './source.ts';

export const HISTORY_FILE = 'history.yaml';

export interface History {
  readonly file: HistoryFile;
  readonly report: (path: FieldPath, message: string) => void;
}

const NOTHING: History = { file: { courses: {}, cases: {} }, report: () => undefined };

/** @returns undefined when it is there and cannot be read; problems are reported */
export async function readHistory(library: Library): Promise<History | undefined> {
  const isThere = library.overlay?.has(HISTORY_FILE) || existsSync(join(library.contentDir, HISTORY_FILE));
  if (!isThere) return NOTHING;
  const source = await readSource(library, HISTORY_FILE);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, historySchema);
  return source && file && { file: file.value, report: (path, text) => source.report(file.at(path), text) };
}
