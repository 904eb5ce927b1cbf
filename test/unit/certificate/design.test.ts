/** What a unit's design changes on the sheet, and whose design is whose. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCertificatePrinter } from '../../../server/documents/certificate-printer.ts';
import { plainDesign } from '../../../server/documents/plain-design.ts';
import type { CertificatePrinter } from '../../../server/ports/platform.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { readSvgOutlines } from '../../../src/content/read-svg-outlines.ts';
import { type CertificateDesign, designFor, fillIn } from '../../../src/domain/certificate/design.ts';
import { aClaim, aCourseClaim } from '../../support/builders.ts';

const verifyUrl = 'https://mingde.example.gov.cn/verify/?code=7K3M-9QXD-2H5T-VB49';
const directory = mkdtempSync(join(tmpdir(), 'design-'));
let printer: CertificatePrinter;
beforeAll(async () => {
  printer = await openCertificatePrinter();
});

async function printed(design: CertificateDesign, claim = aClaim()): Promise<string> {
  const file = join(directory, `${crypto.randomUUID()}.pdf`);
  writeFileSync(file, await printer.print(claim, { qrText: verifyUrl, verifyUrl, design }));
  return file;
}
const textOf = (file: string) =>
  execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');

const STAR = '<svg viewBox="0 0 100 100"><path fill="#b0281a" d="M0 0h100v100H0z"/></svg>';

describe('a sheet', () => {
  test('says what the design says, with the claim’s facts in it, and leaves out what it leaves out', async () => {
    const annual = {
      title: '培训证明',
      subtitle: '{unit}',
      wording: '{year} 年共 {hours} 学时（要求 {required}），截至 {asOf}。',
      fields: ['year'] as const,
    };
    const text = textOf(await printed({ ...plainDesign, annual, signature: '经办人' }));
    expect(text).toContain('培训证明');
    expect(text).toContain('2026年共8学时（要求8），截至2026年11月23日。');
    expect(text).toContain('经办人');
    for (const left of ['工号', '网络学时占比', '依据', '武人社发']) expect(text).not.toContain(left);
    expect(text).toContain('7K3M-9QXD-2H5T-VB49');
  });

  test('bears the issuer’s images, and what is written over the seal can be read back', async () => {
    const image = readSvgOutlines(STAR);
    if (typeof image === 'string') throw new Error(image);
    const file = await printed({ ...plainDesign, logo: image, seal: image });
    expect(textOf(file)).toContain(aClaim().issuer);
    const plain = await printed(plainDesign);
    const red = Buffer.from([0xb0, 0x28, 0x1a]).toString('latin1');
    const reds = (of: string) =>
      execFileSync('pdftoppm', ['-r', '20', of], { maxBuffer: 2 ** 24 })
        .toString('latin1')
        .split(red).length;
    expect(reds(file)).toBeGreaterThan(reds(plain) + 300);
  });

  test('a PNG is embedded, and the same design gives the same bytes', async () => {
    const seal = { kind: 'png', base64: aPng().toString('base64'), width: 2, height: 2 } as const;
    const design = { ...plainDesign, seal };
    const [one, other] = [await printed(design), await printed(design)];
    expect(execFileSync('pdfimages', ['-list', one], { encoding: 'utf8' })).toMatch(/image/);
    expect(execFileSync('cmp', [one, other], { encoding: 'utf8' })).toBe('');
  });

  test('a signed claim of many characters is read from the paper at 150 dots an inch', async () => {
    const qrText = `https://mingde.example.gov.cn/verify/#${'7K3M9QXD2H5TVB4-_a'.repeat(20)}`;
    const file = join(directory, 'long.pdf');
    writeFileSync(file, await printer.print(aCourseClaim(), { qrText, verifyUrl }));
    execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '150', file, file]);
    const scanned = execFileSync('zbarimg', ['--quiet', '--raw', `${file}.png`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(scanned.trim()).toBe(qrText);
  });
});

function aPng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(8 + body.length);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    return framed;
  };
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.from([0, 176, 40, 26, 176, 40, 26, 0, 176, 40, 26, 176, 40, 26]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('whose design', () => {
  const [city, office] = ['city', 'office'].map((id) => ({ ...plainDesign, id, units: [id] }));
  const all = { ...plainDesign, id: 'default' };
  const designs = [all, city, office] as readonly CertificateDesign[];

  test.each([
    [[['office'], ['city']], 'office'],
    [[['window', 'W1'], ['x', 'office'], ['city']], 'office'],
    [[['window'], ['city']], 'city'],
    [[['elsewhere']], 'default'],
    [[], 'default'],
  ])('of a unit on the way %j is %s', (way, id) => {
    expect(designFor(designs, way)?.id).toBe(id);
  });

  test('without any there is none', () => {
    expect(designFor([], [['office']])).toBeUndefined();
  });

  test('a placeholder nobody fills is a defect, never printed', () => {
    expect(() => fillIn('{hours} {other}', { hours: '8' })).toThrow('{other}');
  });
});

describe('a drawing', () => {
  test.each([
    ['no frame', '<svg><path d="M0 0z"/></svg>', 'viewBox'],
    ['text', '<svg viewBox="0 0 9 9"><text>印</text><path d="M0 0z"/></svg>', '<text>'],
    ['a stroke', '<svg viewBox="0 0 9 9"><path stroke="#000000" d="M0 0z"/></svg>', '转为路径'],
    ['a turned group', '<svg viewBox="0 0 9 9"><g transform="rotate(9)"><path d="M0 0z"/></g></svg>', '<g>'],
    ['nothing', '<svg viewBox="0 0 9 9"></svg>', '空的'],
    ['a named colour', '<svg viewBox="0 0 9 9"><path fill="red" d="M0 0z"/></svg>', '“red”'],
  ])('with %s is refused in a sentence that says what to change', (_what, text, sentence) => {
    expect(readSvgOutlines(text)).toContain(sentence);
  });
});

describe('content', () => {
  const portal = new URL('../../../content/', import.meta.url).pathname;
  const problems = async (yaml: string) => {
    const overlay = new Map([['certificates/default.yaml', yaml]]);
    const read = await readContent(portal, { overlay });
    return read.ok ? [] : read.failure.map(({ message }) => message);
  };
  const plain = `annual:
  title: 学时证明
  subtitle: 培训
  wording: 共 {hours} 学时
  fields: [unit]
course:
  title: 结业证书
  subtitle: 培训
  wording: 学完《{course}》，{hours} 学时
  fields: [unit]
`;

  test('a plain design is right, and the project’s own too', async () => {
    expect(await problems(plain)).toEqual([]);
  });

  test.each([
    [plain.replace('{hours}', '{hour}'), ['填空“hour”不认识。是不是想写“hours”？', '缺少填空 {hours}']],
    [plain.replace('{hours}', '{hours'), ['花括号没有成对', '缺少填空 {hours}']],
    [plain.replace('《{course}》', ''), ['缺少填空 {course}']],
    [plain.replace('[unit]', '[units]'), ['“units”不认识。是不是想写“unit”？']],
    [`${plain}seal: stamp.png\n`, ['找不到图片 stamp.png']],
    [`${plain}logo: C:/logo.PNG\n`, ['图片文件名只用小写字母']],
  ])('what is wrong is named with its fix: %#', async (yaml, sentences) => {
    const found = (await problems(yaml)).join('\n');
    for (const sentence of sentences) expect(found).toContain(sentence);
  });
});
