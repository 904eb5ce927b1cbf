/** The words of a roster's sheets for what the program keeps by name, in both directions. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { OrganType } from './person.ts';

/** The first word of each is the one that sheets and pages show. */
const TIERS: Readonly<Record<TierId, readonly string[]>> = {
  leader: ['领导干部', '领导'],
  window: ['窗口单位', '窗口', '窗口人员', '窗口服务'],
  grassroots: ['基层', '基层一线', '基层人员'],
  enforcement: ['执法一线', '执法', '行政执法', '执法人员'],
};

const KINDS: Readonly<Record<TrainingKind, readonly string[]>> = {
  induction: ['初任', '初任培训', '新录用'],
  promotion: ['任职', '任职培训', '晋升'],
  inService: ['在职', '在职培训'],
};

const ORGANS: Readonly<Record<OrganType, readonly string[]>> = {
  party: ['党委机关', '党的机关', '中共机关', '党委'],
  peoplesCongress: ['人大机关', '人大'],
  government: ['政府机关', '行政机关', '政府'],
  cppcc: ['政协机关', '政协'],
  judiciary: ['法院、检察院', '法院检察院', '法院', '检察院', '审判机关', '检察机关'],
  democraticParty: ['民主党派和工商联机关', '民主党派', '工商联', '民主党派机关', '工商联机关'],
  peoplesOrganisation: ['群团机关', '人民团体', '群团', '人民团体机关'],
  institution: ['参公事业单位', '参照公务员法管理的事业单位', '参照管理单位', '事业单位'],
};

const shown = <Key extends string>(words: Readonly<Record<Key, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries<readonly string[]>(words).map(([key, [first]]) => [key, first]),
  ) as Record<Key, string>;

export const TIER_WORDS = shown(TIERS);
export const KIND_WORDS = shown(KINDS);
export const ORGAN_WORDS = shown(ORGANS);

const meant = <Key extends string>(words: Readonly<Record<Key, readonly string[]>>) =>
  new Map(
    Object.entries<readonly string[]>(words).flatMap(([key, all]) =>
      [key, ...all].map((word) => [word, key as Key] as const),
    ),
  );

const TIER_BY_WORD = meant(TIERS);
const KIND_BY_WORD = meant(KINDS);
const ORGAN_BY_WORD = meant(ORGANS);

export const tierOf = (written: string): TierId | undefined => TIER_BY_WORD.get(tight(written));
export const trainingKindOf = (written: string): TrainingKind | undefined => KIND_BY_WORD.get(tight(written));
export const organTypeOf = (written: string): OrganType | undefined => ORGAN_BY_WORD.get(tight(written));

/** Whether a person serves: `true`, `false` for whoever has left, undefined for a word that is not known. */
export function servesBy(written: string): boolean | undefined {
  const word = tight(written);
  if (['在职', '在岗', '正常', '在编'].includes(word)) return true;
  return ['离开', '离职', '调出', '退休', '辞职', '辞退', '开除', '去世', '调离'].includes(word)
    ? false
    : undefined;
}

function tight(written: string): string {
  return written.replace(/\s/gu, '');
}
