/** A batch as one ZIP file, written while it is read: an index in front, then every certificate that stands. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import { certificateFileName } from '../../src/domain/certificate/batch.ts';
import { certifiedCentihours } from '../../src/domain/certificate/claim.ts';
import type { BatchLine, CertificateBatch } from '../ports/certificate-batch-store.ts';
import type { CertificateListed } from '../ports/certificate-store.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import type { Deps } from './deps.ts';

const PAGE = 200;
const INDEX_NAME = '00-index 目录.xlsx';

const COLUMNS = [
  { title: '序号', width: 7 },
  { title: '证书编号', width: 22 },
  { title: '姓名', width: 16 },
  { title: '工号', width: 16 },
  { title: '单位', width: 30 },
  { title: '证书', width: 30 },
  { title: '年度', width: 8 },
  { title: '学时', width: 8 },
  { title: '截至日期', width: 12 },
  { title: '状态', width: 12 },
  { title: '文件名', width: 56 },
  { title: '没有证书的原因', width: 60 },
];

/** The same batch with the same states gives the same bytes. Told to the audit log. */
export async function certificateArchive(
  deps: Deps,
  who: string,
  batch: CertificateBatch,
): Promise<Readable> {
  const zip = new ZipFile();
  const options = {
    mtime: middayOf(batch.asOf),
    forceDosTimestamp: true,
    mode: 0o100644,
    compressionLevel: 1,
  };
  const index = deps.sheets.writeXlsx('目录', COLUMNS, indexRows(deps, batch));
  zip.addReadStreamLazy(INDEX_NAME, options, (give) => give(null, Readable.fromWeb(index as never)));
  let certificates = 0;
  for await (const { certificate, fileName } of linesOf(deps, batch)) {
    if (!certificate || !fileName) continue;
    certificates += 1;
    // Only the one that is being written is in memory.
    zip.addReadStreamLazy(fileName, options, (give) => {
      deps.storage.certificates.find(certificate.code).then(
        (found) => give(null, Readable.from([Buffer.from(found?.pdf ?? [])])),
        (error: Error) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'certificates-exported',
    detail: { batch: batch.id, asked: batch.asked, year: batch.year, rows: certificates },
  });
  return zip.outputStream as Readable;
}

/** In the reckoning of this machine, as the format has it: the same fields everywhere. */
function middayOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

interface Line extends BatchLine {
  readonly name: string;
  readonly unit: string;
  readonly certificate: CertificateListed | undefined;
  /** Of a certificate that still stands. */
  readonly fileName: string | undefined;
}

async function* linesOf(deps: Deps, batch: CertificateBatch): AsyncGenerator<Line> {
  for (let from = 0; ; ) {
    const lines = await deps.storage.certificateBatches.lines(batch.id, { from, limit: PAGE });
    const last = lines.at(-1);
    if (!last) return;
    const known = await knownOf(deps, lines);
    for (const line of lines) yield withNames(line, known);
    from = last.place + 1;
  }
}

interface Known {
  readonly people: ReadonlyMap<string, PersonInUnit>;
  readonly certificates: ReadonlyMap<string, CertificateListed>;
}

async function knownOf(deps: Deps, lines: readonly BatchLine[]): Promise<Known> {
  const ids = [...new Set(lines.flatMap(({ personId }) => personId ?? []))];
  const codes = lines.flatMap(({ outcome }) => ('code' in outcome ? [outcome.code] : []));
  const people = await deps.storage.roster.peopleByIds(ids);
  const certificates = await deps.storage.certificates.listed(codes);
  return {
    people: new Map(people.map((one) => [one.id, one])),
    certificates: new Map(certificates.map((one) => [one.code, one])),
  };
}

function withNames(line: BatchLine, { people, certificates }: Known): Line {
  const person = people.get(line.personId ?? '');
  const certificate = 'code' in line.outcome ? certificates.get(line.outcome.code) : undefined;
  if (!certificate) {
    const { name = '', unit } = person ?? {};
    return { ...line, name, unit: unit?.name ?? '', certificate, fileName: undefined };
  }
  const { code, state, claim } = certificate;
  const fileName = state === 'valid' ? certificateFileName(code, claim.name, line.title) : undefined;
  return { ...line, name: claim.name, unit: claim.unit, certificate, fileName };
}

const STATES = { valid: '有效', superseded: '已被取代', revoked: '已撤销' } as const;

async function* indexRows(deps: Deps, batch: CertificateBatch): AsyncGenerator<readonly string[]> {
  let number = 0;
  for await (const line of linesOf(deps, batch)) {
    const { certificate, outcome, fileName = '' } = line;
    number += 1;
    yield [
      String(number),
      certificate?.code ?? '',
      line.name,
      line.staffNumber,
      line.unit,
      line.title,
      String(batch.year),
      certificate ? formatCreditHours(certifiedCentihours(certificate.claim)) : '',
      certificate?.claim.asOf ?? batch.asOf,
      certificate ? STATES[certificate.state] : '未出具',
      fileName,
      'reason' in outcome ? outcome.detail : certificate?.state === 'valid' ? '' : ENDED,
    ];
  }
}

const ENDED = '这份证书在本批出具以后已不再有效，没有放进压缩包。';
