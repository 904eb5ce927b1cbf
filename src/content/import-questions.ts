/**
 * Merge questions from a sheet into a course's quiz.yaml. Questions keep their ids, what the sheet does not name stays,
 * and the whole course is checked as it would stand before anything is written.
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isSeq, LineCounter, parseDocument, type YAMLSeq } from 'yaml';
import { canonicalJson, type Json } from '../domain/base/canonical-json.ts';
import { fail, type Result, succeed } from '../domain/base/result.ts';
import type { SheetRow } from '../domain/sheet/sheet.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { formatProblems, type Problem } from './problem.ts';
import { type ReadQuestion, type RowFault, readQuestionSheet, type SheetEntry } from './question-sheet.ts';
import { readContent } from './read-content.ts';
import { otherUnreleased } from './unreleased.ts';

export interface ImportRequest {
  readonly contentDir: string;
  readonly course: string;
  /** The head first. */
  readonly rows: readonly SheetRow[];
  readonly isDryRun: boolean;
}

export interface ImportReport {
  /** Ids, each with the row it came from. */
  readonly added: readonly Placed[];
  readonly changed: readonly Placed[];
  readonly same: readonly Placed[];
}

export interface Placed {
  readonly id: string;
  readonly row: number;
}

/** Rows that cannot be read, by cell; or one sentence about the whole. Then nothing was written. */
export type ImportFailure =
  | { readonly kind: 'rows'; readonly faults: readonly RowFault[] }
  | { readonly kind: 'whole'; readonly message: string };

export async function importQuestions(request: ImportRequest): Promise<Result<ImportReport, ImportFailure>> {
  const { contentDir, course, rows, isDryRun } = request;
  const path = `courses/${course}/quiz.yaml`;
  const known = await readdir(join(contentDir, 'courses')).catch((): string[] => []);
  if (!known.includes(course))
    return whole(messages.sheet.noCourse(course, known, nearestName(course, known)));
  const leftOut = otherUnreleased(contentDir, [course]);
  const before = await readContent(contentDir, { scope: 'preview', leftOut });
  if (!before.ok) return whole(formatProblems(before.failure, messages.report.checked));
  const found = before.value.courses.find(({ id }) => id === course);
  if (!found) throw new Error(`the course ${course} was read and is not there`);
  const read = readQuestionSheet(rows, found.file.value.objectives);
  if (read.faults.length > 0) return fail({ kind: 'rows', faults: read.faults });
  const document = parseDocument(await readFile(join(contentDir, path), 'utf8'));
  const merged = merge(document, read.questions);
  if (!merged.ok) return merged;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  const overlay = new Map([[path, text]]);
  const after = await readContent(contentDir, { scope: 'preview', leftOut, overlay });
  if (!after.ok) return refuseAll(after.failure, { path, text, report: merged.value });
  const isNothingNew = merged.value.added.length + merged.value.changed.length === 0;
  if (!isDryRun && !isNothingNew) await writeWhole(join(contentDir, path), text);
  return merged;
}

/** A problem of a question is told by its row; of the course as a whole, by its line. */
function refuseAll(
  problems: readonly Problem[],
  { path, text, report }: { readonly path: string; readonly text: string; readonly report: ImportReport },
): Result<never, ImportFailure> {
  const rowAt = rowsByLine(text, [...report.added, ...report.changed, ...report.same]);
  const faults = problems.map(({ file, line, message }) => {
    const row = file.endsWith(path) ? rowAt(line) : undefined;
    return row === undefined ? undefined : { cell: String(row), message };
  });
  const known = faults.filter((fault) => fault !== undefined);
  if (known.length === faults.length) return fail({ kind: 'rows', faults: known });
  return whole(`${messages.sheet.wouldBreak()}\n${formatProblems(problems, messages.report.checked)}`);
}

/** @returns the sheet's row of the question that stands in a line of quiz.yaml */
function rowsByLine(text: string, placed: readonly Placed[]): (line: number) => number | undefined {
  const lineCounter = new LineCounter();
  const list = parseDocument(text, { lineCounter }).get('questions');
  const starts = (isSeq(list) ? list.items : []).map((item) => ({
    line: isMap(item) && item.range ? lineCounter.linePos(item.range[0]).line : 0,
    id: isMap(item) ? String(item.get('id')) : '',
  }));
  return (line) => {
    const id = starts.findLast((start) => start.line <= line)?.id;
    return placed.find((question) => question.id === id)?.row;
  };
}

function whole(message: string): Result<never, ImportFailure> {
  return fail({ kind: 'whole', message });
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.~new`;
  await writeFile(beside, text);
  await rename(beside, path);
}

function merge(document: Document, questions: readonly ReadQuestion[]): Result<ImportReport, ImportFailure> {
  const list = document.get('questions');
  if (!isSeq(list)) throw new Error('a quiz that was read has questions');
  const report = { added: [] as Placed[], changed: [] as Placed[], same: [] as Placed[] };
  const faults: RowFault[] = [];
  const taken = new Map<string, number>();
  for (const { row, entry } of questions) {
    const at = placeOf(list, entry);
    const id = entry.id ?? (at === undefined ? nextId(list) : idAt(list, at));
    const other = taken.get(id);
    if (other !== undefined)
      faults.push({ cell: String(row), message: messages.sheet.sameQuestion(id, other) });
    taken.set(id, row);
    const whole = { id, ...entry };
    report[put(document, list, { at, entry: whole })].push({ id, row });
  }
  return faults.length > 0 ? fail({ kind: 'rows', faults }) : succeed(report);
}

/** The question of the same id; without an id, the one that asks the same. */
function placeOf(list: YAMLSeq, { id, stem }: SheetEntry): number | undefined {
  const at = list.items.findIndex((item) =>
    isMap(item) && id === undefined
      ? plain(item.get('stem')) === plain(stem)
      : isMap(item) && item.get('id') === id,
  );
  return at < 0 ? undefined : at;
}

function plain(text: unknown): string {
  return String(text).replace(/\s/gu, '');
}

function idAt(list: YAMLSeq, at: number): string {
  const item = list.items[at];
  return isMap(item) ? String(item.get('id')) : '';
}

/** Above every number in use, so that none is given twice. */
function nextId(list: YAMLSeq): string {
  const numbers = list.items.map((_, at) => Number(/^q(\d+)$/.exec(idAt(list, at))?.[1] ?? 0));
  return `q${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

function put(
  document: Document,
  list: YAMLSeq,
  { at, entry }: { readonly at: number | undefined; readonly entry: SheetEntry },
): keyof ImportReport {
  if (at === undefined) {
    list.items.push(document.createNode(entry));
    return 'added';
  }
  const old = list.items[at];
  if (isMap(old) && spelled(old.toJS(document)) === spelled(entry)) return 'same';
  const fresh = document.createNode(entry);
  // A comment above a question heads those that follow it.
  if (isMap(old) && old.commentBefore) fresh.commentBefore = old.commentBefore;
  list.items[at] = fresh;
  return 'changed';
}

/** Equal for questions that say the same, however their YAML is written. */
function spelled(entry: unknown): string {
  return canonicalJson(
    JSON.parse(JSON.stringify(entry), (key: string, value: unknown) => {
      if (key === 'right' && value === false) return undefined;
      if (typeof value === 'number' && key !== 'count') return String(value);
      return typeof value === 'string' ? value.trim() : value;
    }) as Json,
  );
}
