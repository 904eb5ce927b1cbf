/** What reports call things, on screen, on paper and in sheets. */
import type { TierId, TrainingKind } from '../../catalogue/catalogue.ts';
import type { PrincipleId } from '../../catalogue/principle.ts';
import type { EventKind, SpeakerKind } from '../../event/event.ts';
import type { Category } from '../../policy/policy.ts';
import type { LagReason } from '../standing.ts';

export const TIER_NAMES: Readonly<Record<TierId, string>> = {
  leader: '领导干部',
  window: '窗口单位',
  grassroots: '基层',
  enforcement: '执法一线',
};

export const TRAINING_NAMES: Readonly<Record<TrainingKind, string>> = {
  induction: '初任',
  promotion: '任职',
  inService: '在职',
};

export const REASON_NAMES: Readonly<Record<LagReason, string>> = {
  noHours: '还没有学时',
  hoursShort: '学时不够',
  share: '网络占比没达到',
  notAssessable: '没有网络学时，占比无法评定',
};

export const PRINCIPLE_NAMES: Readonly<Record<PrincipleId, string>> = {
  faith: '坚定信念',
  loyalty: '忠于国家',
  service: '服务人民',
  duty: '恪尽职守',
  law: '依法办事',
  integrity: '公正廉洁',
};

export const EVENT_NAMES: Readonly<Record<EventKind, string>> = {
  seminar: '专题研修班',
  lecture: '职业道德大讲堂',
  siteVisit: '现场教学',
  warningEducation: '警示教育',
  oath: '宣誓',
  practice: '主题实践',
  studySession: '集中学习',
};

export const SPEAKER_NAMES: Readonly<Record<SpeakerKind, string>> = {
  scholar: '专家学者',
  moralModel: '道德模范',
  pacesetter: '行业标兵',
  exemplar: '身边典型',
  leader: '领导干部',
  other: '其他',
};

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  ethicsOnline: '在线课程',
  ethicsEvent: '集中培训',
  ethicsPractice: '主题实践',
  ethicsMakeUp: '补训',
  otherOnline: '其他网络学时',
};
