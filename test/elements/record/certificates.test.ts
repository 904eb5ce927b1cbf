import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PublicCertificate } from '../../../src/domain/api/api.ts';
import { toBase64Url, toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import {
  type CompactClaim,
  compactAddress,
  compactBytes,
  compactClaimOf,
} from '../../../src/domain/certificate/compact-claim.ts';
import { answer, type Example } from '../../../src/drawing/example.ts';
import '../../../src/elements/my-certificates/my-certificates.ts';
import { examples as mine } from '../../../src/elements/my-certificates/my-certificates.example.ts';
import '../../../src/elements/verify/verify.ts';
import { exampleCode, examples } from '../../../src/elements/verify/verify.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

const verify = (name: string, at = `/verify/?code=${exampleCode}`) =>
  show('md-verify', exampleNamed(examples, name), at);
type Page = Awaited<ReturnType<typeof verify>>;

async function type(stage: Page, code: string): Promise<void> {
  stage.find('#code').focus();
  await userEvent.keyboard(`${code}{Enter}`);
  await settled();
}

/** Give the chooser a file, as the browser's own dialogue would. */
async function choose(stage: Page, content: string): Promise<void> {
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], '证书.pdf', { type: 'application/pdf' }));
  const input = stage.find<HTMLInputElement>('input[type=file]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await settled();
}

const issuer = ed25519.utils.randomSecretKey();
const publicKey = toBase64Url(ed25519.getPublicKey(issuer));
const keyId = toHex(sha256(ed25519.getPublicKey(issuer))).slice(0, 16);
const keys = { 'GET /api/issuer-keys': answer({ format: 1, keys: [{ keyId, publicKey }] }) };

/** The certificate of the example as it is issued, and the fragment of its QR code. */
function issued(change: Partial<CompactClaim> = {}) {
  const path = `GET /api/certificates/${exampleCode}`;
  const shown = exampleNamed(examples, 'valid').answers[path]?.body as PublicCertificate;
  const claim = { ...shown.claim, name: '欧阳文博' };
  const signature = toBase64Url(ed25519.sign(utf8(claimText(claim)), issuer));
  const bytes = compactBytes({ ...compactClaimOf(claim, keyId), ...change });
  const proof = ed25519.sign(compactBytes(compactClaimOf(claim, keyId)), issuer);
  const at = compactAddress('/verify/', bytes, proof);
  const answers = {
    ...keys,
    [`${path}?proof=${toBase64Url(proof)}`]: answer({ ...shown, keyId, signature }),
  };
  return { at, answers };
}

const scan = ({ at, answers }: { readonly at: string; readonly answers: Example['answers'] }) =>
  show('md-verify', { name: 'scanned', markup: '<md-verify></md-verify>', answers }, at);

describe('md-verify', () => {
  test('a code in the address is looked up at once, and every printed field is shown', async () => {
    const { root, find } = await verify('valid');
    expect(find('.verdict').textContent).toContain('现在有效');
    const names = [...root.querySelectorAll('dt')].map((name) => name.textContent);
    expect(names).toEqual([
      ...[
        '姓名',
        '工号',
        '单位',
        '年度',
        '职业道德学时',
        '各类学时',
        '网络学时占比',
        '占比算法',
        '依据',
        '规则',
      ],
      ...['数据截至', '签发单位', '证书编号', '签发时间', '学时日志', 'PDF 文件 SHA-256', '签名密钥'],
    ]);
    expect(find('dl').textContent).toContain('5 / 33 学时，占 15.15%（要求 10%），达到');
  });

  test('a course’s certificate shows its course in place of the year’s hours', async () => {
    const { root, find } = await verify('a course');
    const names = [...root.querySelectorAll('dt')].map((name) => name.textContent);
    expect(names.slice(3, 11)).toEqual([
      ...['年度', '课程', '记入学时', '学习时长', '测验成绩', '完成日期', '学时记录编号', '课程内容 SHA-256'],
    ]);
    expect(find('dl').textContent).toContain('《公正廉洁》第 2 版');
    expect(find('dl').textContent).not.toContain('占比');
  });

  test.each([
    ['superseded', '已被新证书取代', '学时有新记入'],
    ['revoked', '已撤销', '经核实未参加'],
  ])('a %s certificate says so, with the reason', async (name, state, reason) => {
    const { find } = await verify(name);
    expect(find('.verdict').textContent).toContain(state);
    expect(find('.verdict').textContent).toContain(reason);
  });

  test('a sample says that it proves nothing', async () => {
    expect((await verify('sample')).text()).toContain('不能作为学时证明');
  });

  test('a code typed carelessly is understood, and the result gets the focus', async () => {
    const stage = await verify('valid', '/verify/');
    await type(stage, exampleCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
    expect(stage.asked.map(({ call }) => call)).toContain(`GET /api/certificates/${exampleCode}`);
    expect(stage.root.activeElement?.id).toBe('result');
    expect(location.search).toBe(`?code=${exampleCode}`);
  });

  test.each([
    ['a wrong character', `${exampleCode.slice(0, -1)}${exampleCode.endsWith('A') ? 'B' : 'A'}`, '抄错'],
    ['a missing character', exampleCode.slice(0, -1), '现在是 15 位'],
    ['nothing', '', '请填写证书编号'],
  ])('%s is found before anybody is asked', async (_name, code, sentence) => {
    const stage = await verify('valid', '/verify/');
    await type(stage, code);
    expect(stage.asked).toEqual([]);
    expect(stage.find('#trouble').textContent).toContain(sentence);
    expect(stage.find('#code').getAttribute('aria-describedby')).toContain('trouble');
    expect(stage.root.activeElement?.id).toBe('code');
  });

  test.each([
    ['unknown', '没有编号为'],
    ['too many', '请 1 分钟后再试'],
    ['out of reach', '连不上服务器'],
  ])('%s: says what happened', async (name, sentence) => {
    expect((await verify(name)).find('[role=alert]').textContent).toContain(sentence);
  });

  test('the very file that was issued is recognised, any other is not', async () => {
    const stage = await verify('valid');
    await choose(stage, 'ok');
    await vi.waitFor(() => expect(stage.find('.held').textContent).toContain('完全一致'));
    await choose(stage, 'ok, but edited');
    await vi.waitFor(() => expect(stage.find('.held').textContent).toContain('不一致'));
  });

  test('a file that names no certificate asks for its code', async () => {
    const stage = await verify('valid', '/verify/');
    await choose(stage, 'ok');
    await vi.waitFor(() => expect(stage.find('#file-trouble').textContent).toContain('输入它的证书编号'));
  });

  test('a scanned code is checked against what was issued, and shows the whole name', async () => {
    const stage = await scan(issued());
    await vi.waitFor(() => expect(stage.find('.held').textContent).toContain('二维码的签名有效'));
    expect(stage.find('.held').textContent).toContain('逐项一致');
    expect(stage.find('.result dl').textContent).toContain('欧阳文博');
  });

  test('a code that was changed is told from a genuine one, and the name stays masked', async () => {
    const stage = await scan(issued({ name: '欧阳文搏' }));
    await vi.waitFor(() => expect(stage.find('.held').textContent).toContain('签名无效'));
    expect(stage.find('.result dl').textContent).toContain('欧**博');
  });

  test('without the portal a scanned code still tells what it says, and that the state is not known', async () => {
    await scan(issued());
    const stage = await scan({ ...issued(), answers: {} });
    await vi.waitFor(() => expect(stage.find('.held').textContent).toContain('二维码的签名有效'));
    expect(stage.find('.held dl').textContent).toContain('8.5 学时');
    expect(stage.text()).toContain('现在是否有效，要联网查验才能知道');
  });
});

describe('md-my-certificates', () => {
  const shelf = (name: string) => show('md-my-certificates', exampleNamed(mine, name), '/my/certificates/');

  test('the valid one comes first and can be downloaded and verified', async () => {
    const { root } = await shelf('three of them');
    const [first, ...others] = root.querySelectorAll('li.certificate');
    expect(first?.classList).toContain('valid');
    expect(others.map((other) => other.classList[2])).toEqual(['superseded', 'revoked']);
    const [pdf, badge, check] = first?.querySelectorAll('a') ?? [];
    expect(pdf?.getAttribute('href')).toBe('/api/certificates/7K3M-9QXD-2H5T-VB41/pdf');
    expect(badge?.getAttribute('href')).toBe('/api/certificates/7K3M-9QXD-2H5T-VB41/badge');
    expect(badge?.getAttribute('aria-label')).toBe('下载电子徽章：2026 年度职业道德学时证书');
    expect(check?.getAttribute('href')).toBe('/verify/?code=7K3M-9QXD-2H5T-VB41');
  });

  test('a course’s certificate bears the course’s name', async () => {
    const { root } = await shelf('a year and a course');
    const titles = [...root.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(titles).toEqual(['2026 年度职业道德学时证书', '课程《公正廉洁》结业证书']);
  });

  test('with a course’s certificate alone it says what the year’s still lacks, and shows the course’s', async () => {
    const { text } = await shelf('a course only');
    expect(text()).toContain('还没有有效的年度证书');
    expect(text()).toContain('还差 1.5 学时');
    expect(text()).toContain('课程《公正廉洁》结业证书');
  });

  test('what is no longer valid says why', async () => {
    const { find } = await shelf('three of them');
    expect(find('li.superseded').textContent).toContain('请使用新证书');
    expect(find('li.revoked').textContent).toContain('经核实未参加');
  });

  test('without a certificate it says what is still missing for one', async () => {
    expect((await shelf('none, hours missing')).text()).toContain('还差 1.5 学时');
    expect((await shelf('none, share missing')).text()).toContain('还差 1.23 个在线学时');
  });
});
