/** `mingde content questions template|import`. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type ImportReport, importQuestions, type Placed } from '../../../src/content/import-questions.ts';
import { messages } from '../../../src/content/messages.ts';
import { places } from '../../../src/content/places.ts';
import type { SheetRow } from '../../../src/domain/sheet/sheet.ts';
import { OperatorError } from '../../ports/operator-error.ts';
import { sheets } from '../../sheets/sheets.ts';
import { questionTemplate } from './question-template.ts';

export async function writeTemplate(file: string): Promise<void> {
  if (!file.endsWith('.xlsx')) throw new OperatorError(messages.sheet.xlsxName(file));
  if (existsSync(file)) throw new OperatorError(messages.sheet.exists(file));
  await writeFile(file, await questionTemplate(), { flag: 'wx' });
  console.log(messages.sheet.template(file));
}

interface ImportOptions {
  readonly course: string;
  readonly dryRun?: boolean;
}

export async function importFile(
  file: string,
  { course, dryRun: isDryRun = false }: ImportOptions,
): Promise<void> {
  if (!existsSync(file)) throw new OperatorError(messages.sheet.noFile(file));
  const rows: SheetRow[] = [];
  const read = await sheets.read(file, (batch) => {
    rows.push(...batch);
  });
  if (!read.ok) throw new OperatorError(read.failure.message);
  const imported = await importQuestions({ contentDir: places().contentDir, course, rows, isDryRun });
  if (!imported.ok) {
    const { failure } = imported;
    if (failure.kind === 'whole') throw new OperatorError(failure.message);
    const lines = failure.faults.map(({ cell, message }) => messages.sheet.cell(cell, message));
    throw new OperatorError([messages.sheet.refused(lines.length), ...lines].join('\n'));
  }
  const { added, changed } = imported.value;
  console.log(reportText(imported.value));
  // The instructions of the template are no list of questions.
  const others = read.value.otherSheets.filter((name) => name !== '说明');
  if (others.length > 0) console.log(messages.sheet.others(others));
  if (added.length + changed.length === 0) console.log(messages.sheet.nothing());
  else console.log(isDryRun ? messages.sheet.dryRun() : messages.sheet.written(course));
}

function reportText({ added, changed, same }: ImportReport): string {
  const list = (placed: readonly Placed[]) =>
    placed.map(({ id, row }) => messages.sheet.placed(id, row)).join('、');
  return messages.sheet.report({
    added: list(added),
    changed: list(changed),
    same: list(same),
    counts: [added.length, changed.length, same.length],
  });
}
