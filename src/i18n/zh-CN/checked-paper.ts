/** What checking a certificate's file or QR code found with no network, in words. */
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { CheckedCompact, CheckedPdfFile, PaperSignature } from '../../domain/certificate/check-paper.ts';
import { type CertificateClaim, certifiedCentihours } from '../../domain/certificate/claim.ts';
import type { CompactClaim } from '../../domain/certificate/compact-claim.ts';
import type { CheckedSm2 } from '../../domain/certificate/sm2.ts';
import type { KeyState } from '../../domain/ledger/trusted-keys.ts';

interface Line {
  readonly mark: 'good' | 'bad' | 'unknown' | 'plain';
  readonly text: string;
}

interface Report {
  readonly outcome: 'good' | 'bad' | 'unknown';
  readonly heading: string;
  readonly detail: string;
  readonly isKeyKnown: boolean;
  readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
}

const NOW: Line = { mark: 'unknown', text: '现在是否有效，要联网在查验页查，或向签发单位核实。' };
const plain = (text: string): Line => ({ mark: 'plain', text });

export function compactReport({ claim, signature, key }: CheckedCompact): Report {
  const head = heading({ signature, key, what: '二维码', keyId: claim.keyId });
  if (signature === 'bad') return { ...head, sections: [] };
  const sample = claim.isSample ? [SAMPLE] : [];
  return { ...head, sections: [{ title: '二维码的内容', lines: [...sample, ...compactLines(claim), NOW] }] };
}

export function pdfReport({ pdf, signature, key }: CheckedPdfFile, sm2?: CheckedSm2): Report {
  if (!pdf) {
    return {
      outcome: 'unknown',
      heading: '文件里没有签名数据',
      detail: '这个 PDF 不是本平台的证书，或是早期签发的。请在查验页用证书编号核对。',
      isKeyKnown: false,
      sections: [],
    };
  }
  const { claim } = pdf.proof;
  const head = withSm2(heading({ signature, key, what: '文件', keyId: pdf.proof.keyId }), sm2);
  if (!claim || (signature === 'bad' && !pdf.isClaimSigned)) {
    const lines: Line[] = [{ mark: 'bad', text: '文件里附带的签名数据也被改动过，不能作为凭据。' }];
    return { ...head, sections: [{ title: '签名数据', lines }] };
  }
  const title = signature === 'bad' ? '签发时的内容（请与纸面逐项对照）' : '证书的内容';
  const sample = claim.isSample ? [SAMPLE] : [];
  const lines = [...sample, ...claimLines(claim), ...sm2Lines(sm2, signature), NOW];
  return { ...head, sections: [{ title, lines }] };
}

/** The file may be whole, and yet not what the issuer says it is. */
function withSm2(head: Omit<Report, 'sections'>, sm2: CheckedSm2 | undefined): Omit<Report, 'sections'> {
  if (sm2?.state !== 'bad' || head.outcome === 'bad') return head;
  return { ...head, outcome: 'bad', heading: '有不符之处', detail: '国密 SM2 签名无效，请向签发单位核实。' };
}

/** The file's proof vouches for the key that stands beside it; without the proof anybody may have put one there. */
function sm2Lines(sm2: CheckedSm2 | undefined, file: PaperSignature): readonly Line[] {
  if (!sm2) return [];
  const key = `密钥编号 ${sm2.keyId}`;
  if (sm2.state === 'bad') return [{ mark: 'bad', text: `国密 SM2 签名：无效（${key}）` }];
  if (sm2.state === 'unchecked') {
    return [{ mark: 'unknown', text: `国密 SM2 签名：这一页不核验，请用 npx mingde verify 核验（${key}）` }];
  }
  return file === 'good'
    ? [{ mark: 'good', text: `国密 SM2 签名：有效（${key}）` }]
    : [
        {
          mark: 'unknown',
          text: `国密 SM2 签名：与内容相符，但单凭这个文件不能断定是签发单位的密钥（${key}）`,
        },
      ];
}

const SAMPLE: Line = { mark: 'bad', text: '这是样张，不能作为凭据。' };

function heading(signed: Signed): Omit<Report, 'sections'> {
  return { ...verdict(signed), isKeyKnown: signed.key === 'known' };
}

type Verdict = Pick<Report, 'outcome' | 'heading' | 'detail'>;

interface Signed {
  readonly signature: PaperSignature;
  readonly key: KeyState;
  /** What it is that was signed. */
  readonly what: string;
  readonly keyId: string;
}

function verdict({ signature, key, what, keyId }: Signed): Verdict {
  switch (signature) {
    case 'good':
      return key === 'known'
        ? {
            outcome: 'good',
            heading: '核验通过',
            detail: `${what}自签发以来没有改动，签名出自您给出的公钥。`,
          }
        : {
            outcome: 'good',
            heading: '签名有效',
            detail: `${what}自签发以来没有改动。请把密钥编号 ${keyId} 与签发单位公布的核对。`,
          };
    case 'bad':
      return { outcome: 'bad', heading: '有不符之处', detail: `${what}被改动过，不是签发时的样子。` };
    case 'foreign':
      return {
        outcome: 'bad',
        heading: '不是这把公钥签的',
        detail: `${what}由密钥 ${keyId} 签名，不是您给出的那把。`,
      };
    case 'no-key':
      return {
        outcome: 'unknown',
        heading: '还缺公钥',
        detail: `${what}由密钥 ${keyId} 签名。请填入签发单位公布的公钥（或公布的 keys.json 的全部内容），再核验一次。`,
      };
  }
}

function compactLines(claim: CompactClaim): readonly Line[] {
  return [
    plain(`姓名：${claim.name}`),
    plain(`${claim.year} 年度${claim.kind === 'course' ? `课程证书：${claim.title}` : '证书'}`),
    plain(`学时：${formatCreditHours(claim.centihours)}`),
    plain(`数据截至：${claim.asOf}`),
    plain(`签发单位：${claim.issuer}`),
    plain(`证书编号：${claim.code}`),
    plain(`密钥编号：${claim.keyId}`),
  ];
}

function claimLines(claim: CertificateClaim): readonly Line[] {
  const course = claim.kind === 'course' ? claim.course : undefined;
  return [
    plain(`姓名：${claim.name}（工号 ${claim.staffNumberMasked}）`),
    plain(`单位：${claim.unit}`),
    plain(`${claim.year} 年度${course ? `课程证书：${course.title}（第 ${course.version} 版）` : '证书'}`),
    plain(`学时：${formatCreditHours(certifiedCentihours(claim))}`),
    ...(course ? [plain(`完成日期：${course.completedOn}，测验 ${course.scorePercent} 分`)] : []),
    plain(`数据截至：${claim.asOf}`),
    plain(`签发单位：${claim.issuer}`),
    plain(`证书编号：${claim.code}`),
    plain(`所依日志：前 ${claim.log.treeSize.toLocaleString('zh-CN')} 条，根 ${claim.log.rootHash}`),
  ];
}
