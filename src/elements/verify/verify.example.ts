/** The states of md-verify. */
import type { PublicCertificate } from '../../domain/api/api.ts';
import type { CertificateState } from '../../domain/certificate/claim.ts';
import { certificateCode } from '../../domain/certificate/code.ts';
import { answer, type Example, refusal } from '../../drawing/example.ts';

const markup = '<md-verify></md-verify>';
let last = 7;
export const exampleCode = certificateCode((limit) => {
  last = (last * 5 + 11) % limit;
  return last;
});

/** SHA-256 of the two bytes `ok`. */
const hashOfOk = '2689367b205c16ce32ed4200942b8b8b1e262dfc70d9bc9fbc77c49699a4f1df';

function certificate(
  state: CertificateState,
  stateReason: string | null,
  isSample: boolean,
): PublicCertificate {
  return {
    code: exampleCode,
    state,
    stateReason,
    issuedAt: '2026-11-20T08:12:00.000Z',
    claim: {
      format: 2,
      kind: 'annual',
      code: exampleCode,
      name: '欧**博',
      staffNumberMasked: '100***567',
      unit: '江岸区行政审批局',
      year: 2026,
      totals: {
        ethicsOnline: 500,
        ethicsEvent: 250,
        ethicsPractice: 100,
        ethicsMakeUp: 0,
        otherOnline: 2800,
      },
      ethicsCentihours: 850,
      requiredCentihours: 800,
      share: {
        state: 'met',
        requiredBasisPoints: 1000,
        numeratorCentihours: 500,
        denominatorCentihours: 3300,
        reading: 'earned',
      },
      legalBasis: '武人社发〔2017〕44号 三（二）2',
      policyId: 'wuhan',
      policyVersion: 1,
      asOf: '2026-11-20',
      issuer: '江岸区委组织部培训科',
      isSample,
      log: { treeSize: 20418, rootHash: hashOfOk },
    },
    keyId: 'mingde-2026-1',
    signature: 'c2lnbmF0dXJl',
    pdfHash: hashOfOk,
  };
}

function signedBySm2(isVerified: boolean): PublicCertificate {
  const sm2 = { keyId: '5f1c20d8a97b3e64', publicKey: `04${'1f'.repeat(64)}`, signature: 'MEUC', isVerified };
  return { ...certificate('valid', null, false), sm2 };
}

const path = `GET /api/certificates/${exampleCode}`;

const ofCourse: PublicCertificate = {
  ...certificate('valid', null, false),
  claim: {
    format: 2,
    kind: 'course',
    code: exampleCode,
    name: '欧**博',
    staffNumberMasked: '100***567',
    unit: '江岸区行政审批局',
    year: 2026,
    course: {
      id: 'integrity',
      version: 2,
      title: '公正廉洁',
      creditCentihours: 100,
      minutes: 41,
      scorePercent: 95,
      completedOn: '2026-11-19',
      entry: '5f0d4b1c-2e7a-4a3f-9c55-7d1d2a3b4c5d',
      contentHash: hashOfOk,
    },
    asOf: '2026-11-19',
    issuer: '江岸区委组织部培训科',
    isSample: false,
    log: { treeSize: 20417, rootHash: hashOfOk },
  },
};

export const examples: readonly Example[] = [
  { name: 'valid', markup, answers: { [path]: answer(certificate('valid', null, false)) } },
  { name: 'sample', markup, answers: { [path]: answer(certificate('valid', null, true)) } },
  { name: 'a course', markup, answers: { [path]: answer(ofCourse) } },
  { name: 'with SM2', markup, answers: { [path]: answer(signedBySm2(true)) } },
  { name: 'with a wrong SM2', markup, answers: { [path]: answer(signedBySm2(false)) } },
  {
    name: 'superseded',
    markup,
    answers: { [path]: answer(certificate('superseded', '学时有新记入，已换发。', false)) },
  },
  {
    name: 'revoked',
    markup,
    answers: { [path]: answer(certificate('revoked', '一笔集中培训学时经核实未参加。', false)) },
  },
  { name: 'unknown', markup, answers: { [path]: refusal(404, 'not-found', '没有这张证书。') } },
  {
    name: 'too many',
    markup,
    answers: { [path]: refusal(429, 'too-many-requests', '太频繁。', { retryAfterSeconds: 40 }) },
  },
  { name: 'out of reach', markup, answers: {} },
];
