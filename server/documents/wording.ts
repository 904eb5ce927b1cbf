/** The words of a certificate, worked out from its claim alone. Whole numbers until the last character. */
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import type { AnnualClaim, CertificateClaim, CourseClaim } from '../../src/domain/certificate/claim.ts';
import {
  type AnnualField,
  type CertificateDesign,
  type CourseField,
  fillIn,
} from '../../src/domain/certificate/design.ts';
import { plainDesign } from './plain-design.ts';

export interface Field {
  readonly label: string;
  readonly value: string;
}

export interface Figure extends Field {
  readonly unit: string;
}

export interface CertificateWords {
  readonly title: string;
  readonly subtitle: string;
  readonly lead: string;
  readonly name: string;
  readonly address: string;
  readonly sentence: string;
  /** What led to it, then what it comes to. */
  readonly figures: readonly Figure[];
  readonly person: readonly Field[];
  readonly rule: readonly Field[];
  readonly issued: readonly Field[];
  readonly code: Field;
  readonly check: string;
  readonly log: string;
  /** Before a line to sign on by hand. */
  readonly signature?: string;
  /** Set for a sample only. */
  readonly sample?: { readonly watermark: string; readonly note: string };
}

export function wordsOf(claim: CertificateClaim, design: CertificateDesign = plainDesign): CertificateWords {
  const { signature } = design;
  return {
    ...(claim.kind === 'course' ? courseWords(claim, design) : annualWords(claim, design)),
    lead: '兹证明',
    name: claim.name,
    address: '同志',
    issued: [
      { label: '出具单位', value: claim.issuer },
      { label: '截至日期', value: dateOf(claim.asOf) },
    ],
    code: { label: '证书编号', value: claim.code },
    check: '扫码或在查验页输入编号核对',
    log: logOf(claim),
    ...(signature === undefined ? {} : { signature }),
    ...(claim.isSample ? { sample: { watermark: '样张', note: '样张，不作任何证明之用' } } : {}),
  };
}

type WordsOfKind = Pick<CertificateWords, 'title' | 'subtitle' | 'sentence' | 'figures' | 'person' | 'rule'>;

function annualWords(claim: AnnualClaim, { annual }: CertificateDesign): WordsOfKind {
  const values = {
    ...commonValues(claim),
    hours: formatCreditHours(claim.ethicsCentihours),
    required: formatCreditHours(claim.requiredCentihours),
    verdict: verdictOf(claim),
  };
  const rule: Readonly<Record<AnnualField, Field | undefined>> = {
    ...personFields(claim),
    share: { label: '网络学时占比', value: shareOf(claim) },
    legalBasis: {
      label: '依据',
      value: `${claim.legalBasis}（规则 ${claim.policyId} 第 ${claim.policyVersion} 版）`,
    },
  };
  return {
    title: annual.title,
    subtitle: fillIn(annual.subtitle, values),
    sentence: fillIn(annual.wording, values),
    figures: hoursOf(claim).map((field) => ({ ...field, unit: '学时' })),
    ...columnsOf(annual.fields, rule),
  };
}

function courseWords(claim: CourseClaim, design: CertificateDesign): WordsOfKind {
  const { course } = claim;
  const hours = formatCreditHours(course.creditCentihours);
  const values = {
    ...commonValues(claim),
    hours,
    course: course.title,
    version: String(course.version),
    minutes: String(course.minutes),
    score: String(course.scorePercent),
    completedOn: dateOf(course.completedOn),
  };
  const { contentHash } = course;
  const fields: Readonly<Record<CourseField, Field | undefined>> = {
    ...personFields(claim),
    course: { label: '课程', value: `《${course.title}》（${course.id} 第 ${course.version} 版）` },
    entry: { label: '学时记录', value: course.entry },
    content: { label: '内容校验值', value: `${contentHash.slice(0, 8)}…${contentHash.slice(-8)}` },
  };
  return {
    title: design.course.title,
    subtitle: fillIn(design.course.subtitle, values),
    sentence: fillIn(design.course.wording, values),
    figures: [
      { label: '学习时长', value: String(course.minutes), unit: '分钟' },
      { label: '测验成绩', value: String(course.scorePercent), unit: '分' },
      { label: '记入学时', value: hours, unit: '学时' },
    ],
    ...columnsOf(design.course.fields, fields),
  };
}

function commonValues({ year, unit, asOf }: CertificateClaim) {
  return { year: String(year), unit, asOf: dateOf(asOf) };
}

const OF_PERSON = ['staffNumber', 'unit', 'year'] as const;

function personFields(claim: CertificateClaim): Readonly<Record<(typeof OF_PERSON)[number], Field>> {
  return {
    staffNumber: { label: '工号', value: claim.staffNumberMasked },
    unit: { label: '单位', value: claim.unit },
    year: { label: '年度', value: `${claim.year} 年` },
  };
}

/** In the design's order: whose it is on the left, what it rests on on the right. */
function columnsOf<Name extends string>(
  names: readonly Name[],
  fields: Readonly<Record<Name, Field | undefined>>,
): Pick<CertificateWords, 'person' | 'rule'> {
  const isOfPerson = (name: Name) => OF_PERSON.some((one) => one === name);
  const chosen = (wanted: boolean) =>
    names.filter((name) => isOfPerson(name) === wanted).flatMap((name) => fields[name] ?? []);
  return { person: chosen(true), rule: chosen(false) };
}

/** Says no more than the numbers do. */
function verdictOf(claim: AnnualClaim): string {
  const required = formatCreditHours(claim.requiredCentihours);
  const isMet = claim.ethicsCentihours >= claim.requiredCentihours;
  return isMet ? `达到全年不少于 ${required} 学时的要求` : `全年要求为不少于 ${required} 学时`;
}

function hoursOf({ totals, ethicsCentihours, requiredCentihours }: AnnualClaim): readonly Field[] {
  return [
    { label: '在线课程', value: formatCreditHours(totals.ethicsOnline) },
    { label: '集中培训', value: formatCreditHours(totals.ethicsEvent) },
    { label: '主题实践', value: formatCreditHours(totals.ethicsPractice) },
    { label: '补训', value: formatCreditHours(totals.ethicsMakeUp) },
    {
      label: '合计 / 全年要求',
      value: `${formatCreditHours(ethicsCentihours)} / ${formatCreditHours(requiredCentihours)}`,
    },
  ];
}

function shareOf({ share }: AnnualClaim): string {
  const required = `不低于 ${percent(share.requiredBasisPoints)}`;
  const whole = formatCreditHours(share.denominatorCentihours);
  const [kind, reading] =
    share.reading === 'earned' ? ['全年取得', '按实际取得学时计'] : ['全年规定', '按规定学时计'];
  if (share.denominatorCentihours <= 0)
    return `不作评定（要求${required}；${kind}网络学时为 ${whole}，${reading}）`;
  const part = formatCreditHours(share.numeratorCentihours);
  // Rounded down: a share just under the line must not read as if it reached it.
  const achieved = percent(Math.floor((share.numeratorCentihours * 10_000) / share.denominatorCentihours));
  const verdict = { met: '达到', unmet: '未达到', notAssessable: '不作评定，要求' }[share.state];
  return `${achieved}，${verdict}${required}${share.state === 'notAssessable' ? '' : ' 的要求'}（职业道德 ${part} 学时 ÷ ${kind}网络学时 ${whole} 学时，${reading}）`;
}

/** Basis points for people: 1250 → `12.5%`. */
function percent(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}%`;
}

function dateOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

function logOf({ log }: CertificateClaim): string {
  const entries = String(log.treeSize).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `学时总账 ${entries} 条，根哈希 ${log.rootHash.slice(0, 8)}…${log.rootHash.slice(-8)}`;
}
