/** What checking a file found, in words: for the command line and for the offline page alike. */
import type { ArchivedCertificate, CheckedArchive, CheckedFile } from '../../domain/archive/check-archive.ts';
import { isCertificateGood } from '../../domain/archive/check-archive.ts';
import type { CheckedFileKind } from '../../domain/archive/check-file.ts';
import type { ZipFault } from '../../domain/archive/zip.ts';
import { dayOf, timeOf } from '../../domain/base/calendar.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { type CheckedBadge, isBadgeGood } from '../../domain/certificate/check-badge.ts';
import { type CertificateClaim, certifiedCentihours } from '../../domain/certificate/claim.ts';
import type { CheckedCertificate, CheckedRecord } from '../../domain/ledger/check-record.ts';
import type { KeyState } from '../../domain/ledger/trusted-keys.ts';
import { ethicsCentihours } from '../../domain/policy/assess-year.ts';
import { compactReport, pdfReport } from './checked-paper.ts';

/** `unknown`: it could not be said, and what would help is said. */
export type Mark = 'good' | 'bad' | 'unknown' | 'plain';

export interface Line {
  readonly mark: Mark;
  readonly text: string;
}

export interface Report {
  readonly outcome: Exclude<Mark, 'plain'>;
  readonly heading: string;
  readonly detail: string;
  /** The reader named the issuer's key, and it is the one. */
  readonly isKeyKnown: boolean;
  readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
}

export function reportOf(checked: CheckedFileKind): Report {
  switch (checked.kind) {
    case 'archive':
      return archiveReport(checked.archive);
    case 'badge':
      return badgeReport(checked.badge);
    case 'record':
      return recordReport(checked.record);
    case 'pdf':
      return pdfReport(checked.pdf, checked.sm2);
    case 'compact':
      return compactReport(checked.compact);
    case 'broken-zip':
      return trouble('bad', '压缩包有问题', zipFault(checked.fault));
    case 'other-zip':
      return trouble(
        'unknown',
        '不是学习档案',
        '这个压缩包里没有可读的目录（manifest.json）。请选择从“我的证书”下载的学习档案，不要拆开或重新打包。',
      );
    case 'unknown':
      return trouble(
        'unknown',
        '认不出这个文件',
        '能核验的有：证书的 PDF 和二维码内容、学习档案（ZIP）、电子徽章、学时记录、证书数据和日志检查点。请确认文件下载完整。',
      );
  }
}

const good = (text: string): Line => ({ mark: 'good', text });
const bad = (text: string): Line => ({ mark: 'bad', text });
const unknown = (text: string): Line => ({ mark: 'unknown', text });
const plain = (text: string): Line => ({ mark: 'plain', text });
const either = (isGood: boolean, yes: string, no: string): Line => (isGood ? good(yes) : bad(no));

const STATES: Readonly<Record<string, string>> = {
  valid: '有效',
  superseded: '已被新证书取代',
  revoked: '已撤销',
};

function trouble(outcome: 'bad' | 'unknown', heading: string, detail: string): Report {
  return { outcome, heading, detail, isKeyKnown: false, sections: [] };
}

function zipFault({ code, name }: ZipFault): string {
  const named = name === undefined ? '压缩包' : `压缩包里的“${name}”`;
  switch (code) {
    case 'truncated':
      return '压缩包不完整，后半部分丢失了，可能没有下载完。请重新下载。';
    case 'damaged':
      return `${named}损坏了，内容与校验值对不上。请重新下载。`;
    case 'packed-too-tightly':
      return `${named}展开后大得不正常，已停止读取。学习档案不会这样，请勿再打开它。`;
    case 'encrypted':
      return `${named}加了密，读不了。学习档案不加密，请重新下载。`;
    case 'unsupported':
      return `${named}用了学习档案不用的压缩方式，读不了。请使用下载的原文件，不要重新打包。`;
    case 'named-twice':
      return `压缩包里有两个“${name}”，无法断定哪个是真的。请重新下载。`;
  }
}

interface KeyFacts {
  readonly key: KeyState;
  readonly keyId: string;
  readonly publicKey: string;
}

function keyLines({ key, keyId, publicKey }: KeyFacts): readonly Line[] {
  if (key === 'known') return [good(`签名的公钥是您给出的，或由它接续而来：密钥编号 ${keyId}`)];
  if (key === 'foreign')
    return [bad('签名的公钥不是您给出的那把，这份内容不能作为凭据。请检查公钥是否抄写完整。')];
  const fingerprint = publicKey === '' ? `密钥编号 ${keyId}` : `密钥编号（指纹）${keyId}，公钥 ${publicKey}`;
  return [
    unknown(
      `公钥来自文件本身：${fingerprint}。请与签发单位另行公布的核对；核验时给出公布的公钥，就能一并查明。`,
    ),
  ];
}

type Verdict = Pick<Report, 'outcome' | 'heading' | 'detail' | 'isKeyKnown'>;

function verdict(isGood: boolean, key: KeyState): Verdict {
  const isKeyKnown = key === 'known';
  if (key === 'foreign') {
    const detail = '文件里没有您给出的公钥的签名。';
    return { outcome: 'bad', heading: '不是这把公钥签的', detail, isKeyKnown };
  }
  if (!isGood) {
    return { outcome: 'bad', heading: '有不符之处', detail: '下面标出了没有通过核验的内容。', isKeyKnown };
  }
  return {
    outcome: 'good',
    heading: isKeyKnown ? '核验通过' : '内容自洽',
    detail: isKeyKnown
      ? '每一项都核验无误，签名出自您给出的公钥。'
      : '每一项都核验无误，但签名用的公钥来自文件本身。请与签发单位公布的密钥编号核对。',
    isKeyKnown,
  };
}

const NOW_UNKNOWN = (where: string) =>
  unknown(`现在的状态离线查不到：证书后来有没有被撤销或取代，请在${where}输入编号查询。`);

function badgeReport(checked: CheckedBadge): Report {
  const { badge, created } = checked;
  return {
    ...verdict(isBadgeGood(checked), checked.key),
    sections: [
      {
        title: '电子徽章',
        lines: [
          plain(badge.title),
          plain(`姓名：${badge.name ?? '未写明，只有校验值'}`),
          plain(`证书编号：${badge.code}`),
          plain(`学时：${formatCreditHours(badge.centihours)}`),
          plain(badge.narrative),
          plain(`签发单位：${badge.issuerName}（${badge.issuer}）`),
        ],
      },
      {
        title: '核验',
        lines: [
          ...proofLines(checked),
          ...(checked.key === 'foreign' || checked.proof === 'good' ? keyLines(checked) : []),
          ...(created === '' ? [] : [plain(`签署时间：${created}`)]),
          NOW_UNKNOWN('签发单位的查验页'),
        ],
      },
    ],
  };
}

function proofLines({ proof, isEarly, badge }: CheckedBadge): readonly Line[] {
  const proofs = {
    good: good('签名有效：徽章的每一项内容都没有改动过'),
    bad: bad('签名无效：内容被改动过，或签名是伪造的'),
    foreign: bad('签名用的公钥不在签发单位名下'),
    unreadable: bad('没有可核验的签名（应为 eddsa-rdfc-2022）'),
  };
  return [proofs[proof], ...(isEarly ? [bad(`生效时间 ${badge.validFrom} 还没有到，请检查本机的日期`)] : [])];
}

function recordReport(record: CheckedRecord): Report {
  return {
    ...verdict(record.isWhole, record.key),
    sections: [
      { title: '签名', lines: recordKeyLines(record) },
      ...(record.entries.length > 0 ? [{ title: '学时台账', lines: ledgerLines(record) }] : []),
      ...(record.certificates.length > 0
        ? [
            {
              title: '证书',
              lines: [...record.certificates.flatMap(certificateLines), NOW_UNKNOWN('查验页')],
            },
          ]
        : []),
    ],
  };
}

function recordKeyLines({ key, keyIds, checkpoint, checkpointState }: CheckedRecord): readonly Line[] {
  const checkpoints = {
    good: good(`日志检查点签名有效，签于 ${checkpoint ? instant(checkpoint.signedAtMs) : ''}`),
    bad: bad('日志检查点签名无效，下面的记录无从证明'),
    none: plain('没有日志检查点'),
  };
  const keys =
    keyIds.length === 0
      ? [bad('没有可用的公钥')]
      : keyLines({ key, keyId: keyIds.join('、'), publicKey: '' });
  return [checkpoints[checkpointState], ...keys];
}

function ledgerLines({ entries, years, isMixed, checkpoint }: CheckedRecord): readonly Line[] {
  const wrong = entries.filter(({ state }) => state !== 'proved');
  return [
    either(
      wrong.length === 0,
      `${entries.length} 笔学时，每一笔都在签署的日志里（日志共 ${checkpoint?.treeSize ?? 0} 条）`,
      `${entries.length} 笔学时，其中 ${wrong.length} 笔不在签署的日志里，或不是规范的记录`,
    ),
    ...wrong.map(({ index, entry }) => bad(`第 ${index + 1} 条：${entry?.evidence.title ?? '内容无法辨认'}`)),
    ...(isMixed ? [bad('有重复的记录，或混有不止一个人的记录')] : []),
    ...years.map(({ year, totals }) =>
      plain(
        `${year} 年度：职业道德 ${formatCreditHours(ethicsCentihours(totals))} 学时，其他网络 ${formatCreditHours(totals.otherOnline)} 学时`,
      ),
    ),
    unknown('文件是否漏掉了记录，只有对照平台才能知道'),
  ];
}

function certificateLines({ claim, signature, log, totals, state }: CheckedCertificate): readonly Line[] {
  return [
    plain(`${claim.code}：${titleOf(claim)}，导出时${STATES[state] ?? state}`),
    either(
      signature === 'good',
      '证书签名有效',
      '证书签名无效（公开的数据只有部分姓名，补全姓名后才能验签）',
    ),
    ...(log === 'bad' ? [bad('证书所依的日志与检查点不符')] : []),
    ...(totals === 'bad' ? [bad('证书上的学时与台账不符')] : []),
    ...(totals === 'good' ? [good('证书上的学时与台账一致')] : []),
  ];
}

function archiveReport(archive: CheckedArchive): Report {
  const { manifest, files, record, certificates } = archive;
  const { name, staffNumberMasked, issuer, year, madeAtMs } = manifest;
  return {
    ...verdict(archive.isWhole, archive.key),
    sections: [
      {
        title: '学习档案',
        lines: [
          plain(`${name}（工号 ${staffNumberMasked}），${year === null ? '全部年度' : `${year} 年度`}`),
          plain(`签发单位：${issuer}，生成于 ${instant(madeAtMs)}`),
          signatureLine(archive),
          ...(archive.signature === 'missing' && archive.key !== 'foreign' ? [] : keyLines(archive)),
        ],
      },
      { title: '文件', lines: fileLines(files) },
      {
        title: '学时台账',
        lines: record
          ? [recordKeyLines(record)[0] as Line, ...ledgerLines(record)]
          : [bad('学时台账（record.json）不在，或读不出来')],
      },
      {
        title: '证书',
        lines:
          certificates.length === 0
            ? [plain('没有证书')]
            : [
                ...certificates.flatMap((certificate) => archivedLines(certificate, record)),
                NOW_UNKNOWN('签发单位的查验页'),
              ],
      },
    ],
  };
}

function signatureLine({ signature, keyId }: CheckedArchive): Line {
  switch (signature) {
    case 'good':
      return good(`目录的签名有效（密钥编号 ${keyId}）`);
    case 'missing':
      return bad('目录没有签名（缺 manifest.signature.json），文件可能被换过');
    case 'bad':
      return bad('目录的签名无效：目录被改动过，或不是这把密钥签的');
  }
}

function fileLines(files: readonly CheckedFile[]): readonly Line[] {
  const wrong = files.filter(({ state }) => state !== 'good');
  const told = {
    good: '',
    changed: '被改动过，与目录里的校验值不符',
    missing: '目录里有，压缩包里没有',
    unlisted: '目录里没有，是后来放进去的',
  };
  return wrong.length === 0
    ? [good(`${files.length} 个文件，与签名的目录一致`)]
    : wrong.map(({ path, state }) => bad(`${path}：${told[state]}`));
}

function archivedLines(certificate: ArchivedCertificate, record: CheckedRecord | undefined): readonly Line[] {
  const { code, claim, state, stateReason, checkedBadge, isBadgeOfIt } = certificate;
  const reason = stateReason === null ? '' : `（${stateReason}）`;
  const checked = record?.certificates.find((one) => one.claim.code === code);
  return [
    plain(`${code}：${claim ? titleOf(claim) : '台账里没有这张证书'}，生成档案时${STATES[state]}${reason}`),
    ...(checked ? certificateLines(checked).slice(1) : [bad('台账里没有这张证书的签名数据')]),
    either(certificate.pdfState === 'good', 'PDF 与签发时一致', 'PDF 缺失或被改动过'),
    ...badgeLines(checkedBadge, isBadgeOfIt),
    ...(isCertificateGood(certificate) || checkedBadge ? [] : [bad('没有可读的电子徽章')]),
  ];
}

function badgeLines(badge: CheckedBadge | undefined, isOfIt: boolean): readonly Line[] {
  if (!badge) return [];
  if (badge.key === 'foreign') return [bad('电子徽章不是档案里的密钥签的')];
  const [proof] = proofLines(badge);
  if (badge.proof !== 'good' && proof) return [bad(`电子徽章${proof.text}`)];
  if (!isOfIt) return [bad('电子徽章与证书的内容不同')];
  const status = badge.status && `；${badge.status.asOf} 的状态列表：${STATES[badge.status.state]}`;
  return [good(`电子徽章签名有效，内容与证书一致${status ?? ''}`)];
}

function titleOf(claim: CertificateClaim): string {
  const what = claim.kind === 'annual' ? `${claim.year} 年度` : `课程《${claim.course.title}》`;
  const sample = claim.isSample ? '【样张，不作为凭据】' : '';
  return `${sample}${claim.name} ${what} ${formatCreditHours(certifiedCentihours(claim))} 学时`;
}

function instant(atMs: number): string {
  return `${dayOf(atMs)} ${timeOf(atMs)}`;
}
