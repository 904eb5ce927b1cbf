/** `mingde ledger rebuild`: live the record once more from its evidence, and compare. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openRebuilding } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { type ComparedTable, compareRecords } from '../services/compare-records.ts';
import { type Replayed, replayRecord } from '../services/replay-record.ts';

interface Options {
  readonly keep?: string;
  readonly json?: true;
}

interface Rebuilt extends Replayed {
  readonly ok: boolean;
  readonly seconds: number;
  readonly tables: readonly ComparedTable[];
}

export function addRebuildCommand(ledger: Command): void {
  ledger
    .command('rebuild')
    .description('work everything out anew from the evidence and compare; exit code 1 if anything differs')
    .option('--keep <file>', 'keep the second database in this file, which must not exist')
    .option('--json', 'the outcome as JSON')
    .action(run);
}

async function run({ keep, json }: Options): Promise<void> {
  if (keep !== undefined && existsSync(keep)) {
    throw new OperatorError(`${resolve(keep)} is there already: name a file that is not, or remove it.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'mingde-rebuild-'));
  try {
    const rebuilt = await rebuild(keep === undefined ? join(folder, 'second.db') : resolve(keep));
    console.log(json ? JSON.stringify(rebuilt, undefined, 2) : textOf(rebuilt));
    if (!rebuilt.ok) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rebuild(file: string): Promise<Rebuilt> {
  const { reader, platform, openSecond } = await openRebuilding(readConfig(process.env));
  try {
    const began = performance.now();
    const second = openSecond(file);
    const replayed = await replayRecord(reader, second.storage, platform);
    await second.storage.close();
    const reread = second.read();
    const tables = compareRecords(reader, reread);
    reread.close();
    const seconds = (performance.now() - began) / 1000;
    const ok = replayed.unsupportedCount === 0 && tables.every(({ differences }) => differences === 0);
    return { ok, seconds, ...replayed, tables };
  } finally {
    reader.close();
  }
}

function textOf({ ok, seconds, events, unsupported, unsupportedCount, tables }: Rebuilt): string {
  const pace = `${events} events in ${seconds.toFixed(1)} s`;
  const told = unsupported.map(({ message }) => `✗ ${message}.`);
  const more =
    unsupportedCount > unsupported.length ? [`… and ${unsupportedCount - unsupported.length} more.`] : [];
  const compared = tables.map(tableText);
  const verdict = ok
    ? `The evidence gives the same record, byte for byte: ${pace}.`
    : `The evidence gives another record: ${pace}.`;
  return [verdict, ...compared, ...told, ...more].join('\n');
}

function tableText({ table, rows, differences, first }: ComparedTable): string {
  if (!first) return `  ${table}: ${rows} rows, the same`;
  const { row, columns, recorded, rebuilt } = first;
  const head = `✗ ${table}: ${rows} rows, ${differences} differ; the first: ${row}`;
  if (!recorded) return `${head} is missing in the record, and the evidence gives it`;
  if (!rebuilt) return `${head} is in the record, and no evidence gives it`;
  const sides = columns.map(
    (column) =>
      `\n    ${column}: recorded ${recorded[column]}\n    ${' '.repeat(column.length)}   rebuilt ${rebuilt[column]}`,
  );
  return `${head}${sides.join('')}`;
}
