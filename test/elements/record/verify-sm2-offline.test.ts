/** Without a network the code that computes SM2 may be out of reach: the rest of the file is told all the same. */
import { afterEach, expect, test, vi } from 'vitest';
import '../../../src/elements/verify/verify.ts';
import type { PublicCertificate } from '../../../src/domain/api/api.ts';
import { toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { exampleCode, examples } from '../../../src/elements/verify/verify.example.ts';
import { clearStage, exampleNamed, show } from './stage.ts';

vi.mock('../../../src/verifier/sm2.ts', () => ({ loadSm2: async () => undefined }));
afterEach(() => clearStage());

test('a file with an SM2 signature says that it could not be checked', async () => {
  const shown = exampleNamed(examples, 'valid').answers[`GET /api/certificates/${exampleCode}`];
  const { claim } = (shown?.body ?? {}) as PublicCertificate;
  const proof = [
    '%PDF-1.7\n/Type /MingdeProof',
    `/Claim <${toHex(utf8(claimText(claim)))}>`,
    '/KeyId (0123456789abcdef)\n/Signature <00>',
    `/Sm2Key <04${'11'.repeat(64)}>\n/Sm2Signature <00>`,
    '/Holes [0 0 0 0]\n/FileSignature <00>\n>>\n',
  ].join('\n');
  const stage = await show(
    'md-verify',
    { name: 'offline', markup: '<md-verify></md-verify>', answers: {} },
    '/verify/',
  );
  const chosen = new DataTransfer();
  chosen.items.add(new File([proof], '证书.pdf', { type: 'application/pdf' }));
  const input = stage.find<HTMLInputElement>('input[type=file]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(stage.root.querySelector('.held')?.textContent).toContain('SM2'), 20_000);
  expect(stage.find('.held').textContent).toContain('国密 SM2 签名：连不上服务器，暂时无法核对');
});
