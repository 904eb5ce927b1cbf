/** The SM2 line of the verify page: what the browser checked of a file, and what only the portal can check. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sm2 } from 'sm-crypto-v2';
import { afterEach, expect, test, vi } from 'vitest';
import type { PublicCertificate } from '../../../src/domain/api/api.ts';
import { toBase64Url, toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { pdfFileText } from '../../../src/domain/certificate/pdf-proof.ts';
import { SM2_USER_ID } from '../../../src/domain/certificate/sm2.ts';
import { answer, type Example } from '../../../src/drawing/example.ts';
import '../../../src/elements/verify/verify.ts';
import { exampleCode, examples } from '../../../src/elements/verify/verify.example.ts';
import { clearStage, exampleNamed, show } from './stage.ts';

afterEach(() => clearStage());

const issuer = ed25519.utils.randomSecretKey();
const publicKey = toBase64Url(ed25519.getPublicKey(issuer));
const keyId = toHex(sha256(ed25519.getPublicKey(issuer))).slice(0, 16);
const pair = sm2.generateKeyPairHex();

const path = `GET /api/certificates/${exampleCode}`;
const shown = exampleNamed(examples, 'with SM2').answers[path]?.body as PublicCertificate;
const claim = { ...shown.claim, name: '欧阳文博' };
const signature = ed25519.sign(utf8(claimText(claim)), issuer);

/** The proof of a PDF without the paper. @param sm2Text - what is signed by SM2 */
function aFile(sm2Text = claimText(claim)): string {
  const der = sm2.doSignature(utf8(sm2Text), pair.privateKey, { der: true, hash: true, userId: SM2_USER_ID });
  const written = (holes: string, digits: string) =>
    [
      '%PDF-1.7\n<<\n/Type /MingdeProof\n/Format 1',
      `/Claim <${toHex(utf8(claimText(claim)))}>`,
      `/KeyId (${keyId})`,
      `/Signature <${toHex(signature)}>`,
      `/Sm2Key <${pair.publicKey}>`,
      `/Sm2Signature <${der}>`,
      `/Holes [${holes}]`,
      `/FileSignature <${digits}>\n>>\n`,
    ].join('\n');
  const zeros = '0'.repeat(128);
  const place = written('0000000000 0000000128 0000000000 0000000000', zeros).indexOf(zeros);
  const holes = `${String(place).padStart(10, '0')} 0000000128 0000000000 0000000000`;
  const text = utf8(pdfFileText(claim.code, toHex(sha256(utf8(written(holes, zeros))))));
  return written(holes, toHex(ed25519.sign(text, issuer)));
}

const answers: Example['answers'] = {
  'GET /api/issuer-keys': answer({ format: 1, keys: [{ keyId, publicKey }] }),
  [`${path}?proof=${toBase64Url(signature)}`]: answer({
    ...shown,
    keyId,
    signature: toBase64Url(signature),
    pdfHash: toHex(sha256(utf8(aFile()))),
  }),
};

async function brought(content: string) {
  const stage = await show(
    'md-verify',
    { name: 'file', markup: '<md-verify></md-verify>', answers },
    '/verify/',
  );
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], '证书.pdf', { type: 'application/pdf' }));
  const input = stage.find<HTMLInputElement>('input[type=file]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(stage.root.querySelector('.held')?.textContent).toContain('SM2'), 20_000);
  return stage.find('.held').textContent ?? '';
}

test('of a whole file the browser checks the signature itself', async () => {
  expect(await brought(aFile())).toContain('✓ 国密 SM2 签名：有效');
});

test('a signature of another text is refused', async () => {
  expect(await brought(aFile('another text'))).toContain('✗ 国密 SM2 签名：无效');
});

test('in a file that was edited it does not say whose key it is', async () => {
  const told = await brought(`${aFile()}edited`);
  expect(told).toContain('不能断定密钥');
  expect(told).not.toContain('SM2 签名：有效');
});

test.each([
  ['with SM2', '有效（由服务器核验）'],
  ['with a wrong SM2', '无效（由服务器核验）'],
])('without the file, a certificate %s shows what the portal found', async (name, words) => {
  const { find } = await show('md-verify', exampleNamed(examples, name), `/verify/?code=${exampleCode}`);
  await vi.waitFor(() => expect(find('.result dl').textContent).toContain(`国密 SM2 签名${words}`));
});

test('a certificate without such a signature has no such line', async () => {
  const stage = await show('md-verify', exampleNamed(examples, 'valid'), `/verify/?code=${exampleCode}`);
  await vi.waitFor(() => expect(stage.find('.result dl').textContent).toContain('签名密钥'));
  expect(stage.text()).not.toContain('SM2');
});
