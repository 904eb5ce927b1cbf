/** `mingde verify FILE`: check a badge, an archive or a record that somebody brought, without a server. */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { checkFile, type FileTrust } from '../../src/domain/archive/check-file.ts';
import { type Mark, type Report, reportOf } from '../../src/i18n/zh-CN/checked-file.ts';
import { fileTools } from '../main.ts';
import { readTrust } from './read-trust.ts';

/** A whole career with every certificate is some tens of megabytes. */
const LARGEST_BYTES = 256 * 1024 * 1024;

const EXIT_CODES = { good: 0, bad: 1, unknown: 2 } as const;

export function addVerifyFileCommand(program: Command): void {
  program
    .command('verify <file>')
    .description('核验学习档案、电子徽章或学时记录，不需要服务器；退出码 0 无误，1 有不符，2 无法断定')
    .option(
      '--key <key>',
      '签发单位公布的公钥或密钥编号，或存有公钥的文件（keys.json、issuer.json）；可以给多个',
      (key: string, keys: readonly string[]) => [...keys, key],
      [] as readonly string[],
    )
    .option('--json', '以 JSON 输出')
    .action(run);
}

interface Options {
  readonly key: readonly string[];
  readonly json?: true;
}

async function run(file: string, { key, json }: Options): Promise<void> {
  const bytes = read(file);
  if (bytes === undefined) {
    process.exitCode = EXIT_CODES.unknown;
    return;
  }
  const report = await verify(bytes, readTrust(key));
  console.log(json ? JSON.stringify(report, undefined, 2) : textOf(file, report));
  process.exitCode = EXIT_CODES[report.outcome];
}

async function verify(bytes: Uint8Array, trust: FileTrust): Promise<Report> {
  return reportOf(await checkFile(bytes, fileTools(), trust));
}

function read(file: string): Uint8Array | undefined {
  try {
    if (statSync(file).size > LARGEST_BYTES) {
      console.error(`“${file}”超过 256 MB，不像是学习档案。请检查选的文件。`);
      return undefined;
    }
    return readFileSync(file);
  } catch (cause) {
    console.error(`读不了“${file}”：请检查文件名和读取权限（${(cause as NodeJS.ErrnoException).code}）。`);
    return undefined;
  }
}

const MARKS: Readonly<Record<Mark, string>> = { good: '✓', bad: '✗', unknown: '？', plain: ' ' };

function textOf(file: string, { outcome, heading, detail, sections }: Report): string {
  const told = sections.flatMap(({ title, lines }) => [
    '',
    title,
    ...lines.map(({ mark, text }) => `  ${MARKS[mark]} ${text}`),
  ]);
  return [`${MARKS[outcome]} ${heading}：${file}`, `  ${detail}`, ...told].join('\n');
}
