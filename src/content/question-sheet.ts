/**
 * Questions as people write them in a sheet: one row a question, one below the other for the parts of a scenario.
 * From rows to entries of quiz.yaml; what cannot be read is named by its cell. Whether a question is a good one is
 * check-question's business.
 */
import type { SheetCell, SheetRow } from '../domain/sheet/sheet.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';

const { sheet } = messages;

/** In the order of the template. */
const OPTION_COLUMNS = ['选项A', '选项B', '选项C', '选项D', '选项E', '选项F'] as const;
export const SHEET_COLUMNS = [
  ...(['题号', '目标', '题型', '题干', '材料'] as const),
  ...OPTION_COLUMNS,
  ...(['答案', '补充', '解析'] as const),
] as const;
type Column = (typeof SHEET_COLUMNS)[number];

const NEEDED: readonly Column[] = ['目标', '题型', '题干', '答案', '解析'];

/** What is written under 题型, and what it is called in quiz.yaml. */
export const SHEET_KINDS = {
  单选: 'single',
  多选: 'multiple',
  判断: 'trueFalse',
  连线: 'matching',
  排序: 'ordering',
  填空: 'fillIn',
  情境: 'scenario',
  小题单选: 'single',
  小题多选: 'multiple',
  小题判断: 'trueFalse',
} as const;

/** As quiz.yaml holds it, `id` left out where the sheet gives none. */
export type SheetEntry = Readonly<Record<string, unknown>> & { readonly id?: string };

export interface RowFault {
  /** `D7`, or `7` for a whole row. */
  readonly cell: string;
  readonly message: string;
}

export interface ReadQuestion {
  readonly row: number;
  readonly entry: SheetEntry;
}

export interface QuestionSheet {
  readonly questions: readonly ReadQuestion[];
  readonly faults: readonly RowFault[];
}

export interface Objective {
  readonly id: string;
  readonly text: string;
}

/** @param rows - the head first */
export function readQuestionSheet(
  rows: readonly SheetRow[],
  objectives: readonly Objective[],
): QuestionSheet {
  const [head, ...body] = rows;
  if (!head) return { questions: [], faults: [{ cell: '1', message: sheet.noHead(NEEDED) }] };
  const columns = columnsOf(head);
  if (!('get' in columns)) return { questions: [], faults: columns };
  const faults: RowFault[] = [];
  const questions: ReadQuestion[] = [];
  for (const row of body) readRow(new Line(row, columns, faults), { objectives, questions });
  if (body.length === 0) faults.push({ cell: '2', message: sheet.noRows() });
  return { questions: faults.length > 0 ? [] : questions, faults };
}

function columnsOf(head: SheetRow): ReadonlyMap<Column, number> | readonly RowFault[] {
  const found = new Map<Column, number>();
  const faults: RowFault[] = [];
  head.cells.forEach((cell, at) => {
    if (!cell) return;
    const name = SHEET_COLUMNS.find((column) => column === cell.text.replace(/\s/gu, ''));
    if (!name) {
      const nearest = nearestName(cell.text, SHEET_COLUMNS);
      faults.push({ cell: cell.address, message: sheet.unknownColumn(cell.text, SHEET_COLUMNS, nearest) });
    } else if (found.has(name)) faults.push({ cell: cell.address, message: sheet.twice(name) });
    else found.set(name, at);
  });
  const missing = NEEDED.filter((column) => !found.has(column));
  if (missing.length > 0) faults.push({ cell: String(head.number), message: sheet.noHead(missing) });
  return faults.length > 0 ? faults : found;
}

/** One row by the names of its columns. */
class Line {
  readonly #row: SheetRow;
  readonly #columns: ReadonlyMap<Column, number>;
  readonly #faults: RowFault[];
  readonly #before: number;

  constructor(row: SheetRow, columns: ReadonlyMap<Column, number>, faults: RowFault[]) {
    this.#row = row;
    this.#columns = columns;
    this.#faults = faults;
    this.#before = faults.length;
    for (const cell of row.cells) if (cell?.fault) faults.push({ cell: cell.address, message: cell.fault });
  }

  get number(): number {
    return this.#row.number;
  }

  get isSound(): boolean {
    return this.#faults.length === this.#before;
  }

  cell(column: Column): SheetCell | undefined {
    const at = this.#columns.get(column);
    return at === undefined ? undefined : this.#row.cells[at];
  }

  text(column: Column): string {
    return this.cell(column)?.text ?? '';
  }

  needed(column: Column): string {
    const text = this.text(column);
    if (text === '') this.refuse(column, sheet.empty(column));
    return text;
  }

  /** Must be empty in a question of this kind. */
  unused(columns: readonly Column[], kind: string): void {
    for (const column of columns)
      if (this.text(column) !== '') this.refuse(column, sheet.unused(column, kind));
  }

  refuse(column: Column, message: string): void {
    this.#faults.push({ cell: this.addressOf(column), message });
  }

  addressOf(column: Column): string {
    const at = this.#columns.get(column);
    return at === undefined ? String(this.number) : `${letterOf(at)}${this.number}`;
  }

  /** Filled ones, from the first on without a gap. */
  options(): readonly string[] {
    const texts = OPTION_COLUMNS.map((column) => this.text(column));
    const count = texts.findLastIndex((text) => text !== '') + 1;
    for (const [at, text] of texts.slice(0, count).entries()) {
      const column = OPTION_COLUMNS[at];
      if (text === '' && column) this.refuse(column, sheet.gap(column));
    }
    return texts.slice(0, count);
  }
}

function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}

interface Gathering {
  readonly objectives: readonly Objective[];
  readonly questions: ReadQuestion[];
}

function readRow(line: Line, { objectives, questions }: Gathering): void {
  const written = line.needed('题型');
  if (written === '') return;
  if (!isKind(written)) {
    const known = Object.keys(SHEET_KINDS);
    line.refuse('题型', sheet.unknownKind(written, known, nearestName(written, known)));
    return;
  }
  const kind = SHEET_KINDS[written];
  if (written.startsWith('小题')) {
    addPart(line, questions.at(-1), kind);
    return;
  }
  const id = line.text('题号');
  if (id !== '' && !/^[a-z0-9][a-z0-9-]*$/.test(id)) line.refuse('题号', messages.field.slug());
  const entry: SheetEntry = {
    ...(id === '' ? {} : { id }),
    objective: objectiveOf(line, objectives),
    kind,
    stem: line.needed('题干'),
    ...READERS[kind](line, written),
    explanation: line.needed('解析'),
  };
  // A faulty row is kept too, so that the parts below it find the scenario they belong to.
  questions.push({ row: line.number, entry });
}

function isKind(written: string): written is keyof typeof SHEET_KINDS {
  return Object.hasOwn(SHEET_KINDS, written);
}

function objectiveOf(line: Line, objectives: readonly Objective[]): string {
  const written = line.needed('目标');
  const found = objectives.find(({ id, text }) => id === written || text === written);
  const known = objectives.map(({ id }) => id);
  if (!found && written !== '') {
    line.refuse('目标', messages.course.unknownObjective(written, known, nearestName(written, known)));
  }
  return found?.id ?? written;
}

function addPart(line: Line, scenario: ReadQuestion | undefined, kind: string): void {
  if (scenario?.entry.kind !== 'scenario') {
    line.refuse('题型', sheet.partAlone());
    return;
  }
  line.unused(['题号', '目标', '材料', '补充', '解析'], line.text('题型'));
  const part = { kind, stem: line.needed('题干'), ...choiceOf(line, kind) };
  (scenario.entry.parts as unknown[]).push(part);
}

function choiceOf(line: Line, kind: string): Readonly<Record<string, unknown>> {
  if (kind === 'trueFalse') {
    line.unused(OPTION_COLUMNS, line.text('题型'));
    return { answer: truthOf(line) };
  }
  const texts = line.options();
  const right = lettersOf(line, texts.length);
  return {
    options: texts.map((text, at) => (right.includes(at) ? { text, right: true } : { text })),
  };
}

const READERS: Readonly<
  Record<
    (typeof SHEET_KINDS)[keyof typeof SHEET_KINDS],
    (line: Line, written: string) => Readonly<Record<string, unknown>>
  >
> = {
  single: (line, written) => {
    line.unused(['材料', '补充'], written);
    return choiceOf(line, 'single');
  },
  multiple: (line, written) => {
    line.unused(['材料', '补充'], written);
    return choiceOf(line, 'multiple');
  },
  trueFalse: (line, written) => {
    line.unused(['材料', '补充'], written);
    return choiceOf(line, 'trueFalse');
  },
  matching: (line, written) => {
    line.unused(['材料', '答案'], written);
    const distractors = listOf(line.text('补充'));
    const pairs = line.options().map((text, at) => pairOf(line, text, at));
    return { pairs, ...(distractors.length > 0 ? { distractors } : {}) };
  },
  ordering: (line, written) => {
    line.unused(['材料', '答案', '补充'], written);
    return { items: line.options() };
  },
  fillIn: (line, written) => {
    line.unused(['材料', ...OPTION_COLUMNS], written);
    return { expects: line.needed('补充'), accepted: listOf(line.needed('答案')) };
  },
  scenario: (line, written) => {
    line.unused([...OPTION_COLUMNS, '答案', '补充'], written);
    return { situation: line.needed('材料'), parts: [] };
  },
};

/** `左=右` */
function pairOf(line: Line, text: string, at: number): { left: string; right: string } {
  const [left = '', right = '', ...more] = text.split(/[=＝]/).map((side) => side.trim());
  const column = OPTION_COLUMNS[at];
  if ((left === '' || right === '' || more.length > 0) && text !== '' && column) {
    line.refuse(column, sheet.pair(text));
  }
  return { left, right };
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[；;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `A`, `AC`, `A、C`: places from 0. */
function lettersOf(line: Line, count: number): readonly number[] {
  const written = line.needed('答案');
  const letters = written.toUpperCase().replace(/[\s、，,；;]/gu, '');
  if (letters === '') return [];
  const places = [...letters].map((letter) => 'ABCDEF'.indexOf(letter));
  if (places.some((place) => place < 0 || place >= count)) line.refuse('答案', sheet.letters(written, count));
  return places;
}

const TRUE = ['对', '正确', '是', '√', 'TRUE', 'T', 'Y'];
const FALSE = ['错', '错误', '否', '×', '✗', 'FALSE', 'F', 'N'];

function truthOf(line: Line): boolean {
  const written = line.needed('答案');
  const plain = written.toUpperCase();
  if (written !== '' && !TRUE.includes(plain) && !FALSE.includes(plain))
    line.refuse('答案', sheet.truth(written));
  return TRUE.includes(plain);
}
