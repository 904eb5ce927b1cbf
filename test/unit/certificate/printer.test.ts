/** The certificate on paper, read back with tools that know nothing of how it was made. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCertificatePrinter } from '../../../server/documents/certificate-printer.ts';
import type { CertificatePrinter } from '../../../server/ports/platform.ts';
import type { AnnualClaim, CertificateClaim } from '../../../src/domain/certificate/claim.ts';
import { aClaim, aCourseClaim } from '../../support/builders.ts';
import { tinyFont } from './tiny-font.ts';

const directory = mkdtempSync(join(tmpdir(), 'certificate-'));
const verifyUrl = ({ code }: CertificateClaim) => `https://mingde.example.gov.cn/verify/?code=${code}`;
const paperOf = (claim: CertificateClaim) => ({ qrText: verifyUrl(claim), verifyUrl: verifyUrl(claim) });
let printer: CertificatePrinter;

beforeAll(async () => {
  printer = await openCertificatePrinter();
});
afterAll(() => rmSync(directory, { recursive: true }));

async function printed(claim: CertificateClaim, by: CertificatePrinter = printer): Promise<string> {
  const file = join(directory, `${crypto.randomUUID()}.pdf`);
  writeFileSync(file, await by.print(claim, paperOf(claim)));
  return file;
}

/** The words without blanks and line ends, in the order in which they were drawn. */
const textOf = (file: string) =>
  execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');

const FULL = aClaim({
  name: '阿卜杜热合曼·买买提',
  totals: { ethicsOnline: 325, ethicsEvent: 400, ethicsPractice: 125, ethicsMakeUp: 50, otherOnline: 2050 },
  ethicsCentihours: 900,
  share: {
    state: 'met',
    requiredBasisPoints: 1000,
    numeratorCentihours: 325,
    denominatorCentihours: 2375,
    reading: 'earned',
  },
  log: { treeSize: 128431, rootHash: `${'3f9a1c2b'.repeat(7)}77ade210` },
});

test('every field can be read back from the paper', async () => {
  const text = textOf(await printed(FULL));
  for (const field of [
    '学时证明',
    '阿卜杜热合曼·买买提',
    FULL.staffNumberMasked,
    FULL.unit,
    '2026年度',
    '在线课程',
    '3.25学时',
    '集中培训',
    '4学时',
    '主题实践',
    '1.25学时',
    '补训',
    '0.5学时',
    '9/8学时',
    '13.68%，达到不低于10%的要求',
    '职业道德3.25学时÷全年取得网络学时23.75学时，按实际取得学时计',
    '武人社发〔2017〕44号三（二）2（规则annual第1版）',
    '截至日期2026年11月23日',
    FULL.issuer,
    FULL.code,
    '扫码或在查验页输入编号核对',
    'https://mingde.example.gov.cn/verify/',
    '学时总账128,431条，根哈希3f9a1c2b…77ade210',
  ]) {
    expect(text).toContain(field);
  }
  expect(text).not.toContain('样张');
});

test('a course’s certificate names the course, its hours, its score and the entry that credits it', async () => {
  const text = textOf(await printed(aCourseClaim()));
  for (const field of [
    '结业证书',
    '于2026年11月20日学完职业道德课程《公正廉洁》，测验成绩95分，记入1学时。特此证明。',
    '学习时长',
    '41分钟',
    '《公正廉洁》（integrity第1版）',
    'entry-1',
    'c0c0c0c0…c0c0c0c0',
  ]) {
    expect(text).toContain(field);
  }
  expect(text).not.toContain('占比');
});

test('the code on the paper leads a phone to the verify page', async () => {
  const file = await printed(aClaim({ isSample: true }));
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '110', file, file]);
  const scanned = execFileSync('zbarimg', ['--quiet', '--raw', `${file}.png`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(scanned.trim()).toBe(verifyUrl(aClaim()));
});

test('a sample says so, under the text and in words', async () => {
  const text = textOf(await printed(aClaim({ isSample: true })));
  expect(text).toContain('样张，不作任何证明之用');
  expect(text.match(/[样张]/g)?.length).toBeGreaterThanOrEqual(4);
});

const share = (change: Partial<AnnualClaim['share']>) => aClaim({ share: { ...FULL.share, ...change } });

test.each([
  [
    'just under the line',
    share({ state: 'unmet', numeratorCentihours: 999, denominatorCentihours: 10_000 }),
    '9.99%，未达到不低于10%的要求',
  ],
  [
    'against a quota',
    share({ reading: 'quota', denominatorCentihours: 5000 }),
    '全年规定网络学时50学时，按规定学时计',
  ],
  [
    'of nothing',
    share({ state: 'notAssessable', numeratorCentihours: 0, denominatorCentihours: 0 }),
    '不作评定（要求不低于10%；全年取得网络学时为0',
  ],
  [
    'far below one per cent',
    share({ state: 'unmet', numeratorCentihours: 1, denominatorCentihours: 10_000 }),
    '0.01%，未达到',
  ],
] as const)('a share %s is told as it is', async (_what, claim, words) => {
  expect(textOf(await printed(claim))).toContain(words);
});

test('hours below the requirement are not called enough', async () => {
  const text = textOf(await printed(aClaim({ ethicsCentihours: 799 })));
  expect(text).toContain('7.99学时，全年要求为不少于8学时');
  expect(text).not.toContain('达到全年');
});

test('the longest names and units fit whole', async () => {
  const name = '欧阳上官司马诸葛夏侯东方皇甫尉迟公孙慕容令狐宇文强';
  const unit = '样例市新区综合行政执法局市容环境卫生管理与城市运行监测服务中心第三支队第十二大队';
  expect([name.length, unit.length]).toEqual([25, 40]);
  const text = textOf(await printed(aClaim({ name, unit, issuer: unit })));
  expect(text.split(name)).toHaveLength(2);
  expect(text.split(unit)).toHaveLength(3);
});

test('a text with no room is refused, never cut', async () => {
  await expect(printed(aClaim({ unit: '单'.repeat(400) }))).rejects.toThrow('is too long for its place');
});

test('the same claim gives the same bytes, whatever was printed between', async () => {
  const first = await printer.print(aClaim(), paperOf(aClaim()));
  // ⽂ and ⽅ are radicals that share their glyphs with 文 and 方.
  await printer.print(aClaim({ name: '王晓⽂⽅' }), paperOf(aClaim()));
  const fresh = await openCertificatePrinter();
  await fresh.print(aClaim({ name: '⽂⽅' }), paperOf(aClaim()));
  expect(await printer.print(aClaim(), paperOf(aClaim()))).toEqual(first);
  expect(await fresh.print(aClaim(), paperOf(aClaim()))).toEqual(first);
});

test('rare characters of names are drawn by the portal’s own fonts, and read back', async () => {
  const rare = '王𠮷𬭎䶮㛃𫖮𬱖𫍽𰻝';
  expect(printer.missingGlyphs(`${rare}阿卜杜热合曼·买买提`)).toEqual([]);
  expect(textOf(await printed(aClaim({ name: rare })))).toContain(rare);
});

test('a character without a glyph is named, and no paper is made', async () => {
  expect(printer.missingGlyphs('王𮯰𰀁王𮯰\n')).toEqual(['𮯰', '𰀁', '\n']);
  await expect(printed(aClaim({ name: '王𮯰' }))).rejects.toThrow('𮯰 (U+2EBF0)');
  await expect(printed(aClaim({ unit: '江城\n区' }))).rejects.toThrow('U+000A');
});

test('a supplied font draws what the portal’s own lacks', async () => {
  const fonts = join(directory, 'fonts');
  mkdirSync(fonts);
  writeFileSync(join(fonts, 'tiny.TTF'), tinyFont('𮯰'));
  writeFileSync(join(fonts, 'read me.txt'), 'no font');
  const supplied = await openCertificatePrinter(fonts);
  expect(supplied.missingGlyphs('王𮯰𰀁')).toEqual(['𰀁']);
  expect(textOf(await printed(aClaim({ name: '王𮯰文' }), supplied))).toContain('王𮯰文');
});

test('a font that cannot be read is named at once', async () => {
  const fonts = join(directory, 'broken');
  mkdirSync(fonts);
  writeFileSync(join(fonts, 'song.ttf'), 'not a font');
  await expect(openCertificatePrinter(fonts)).rejects.toThrow('song.ttf');
});

test('without a font directory the portal’s own font is enough', async () => {
  const bare = await openCertificatePrinter(join(directory, 'nowhere'));
  expect(bare.missingGlyphs('王晓文')).toEqual([]);
});

test('the file says what it is: title, author, language, tags, PDF/A-2b', async () => {
  const file = await printed(aClaim({ issuer: '样例市 R&D <中心>' }));
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  expect(info).toMatch(/Title:\s+学时证明 2026 王晓文/);
  expect(info).toMatch(/Author:\s+样例市 R＆D ＜中心＞/);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(/Pages:\s+1\n/);
  const meta = execFileSync('pdfinfo', ['-meta', file], { encoding: 'utf8' });
  expect(meta).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(meta).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).not.toMatch(/Helvetica| no +/);
});
