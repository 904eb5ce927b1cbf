/** The templates of events: who was there, and events themselves. Their columns, and what their words mean. */
import type { TemplateColumn } from '../sheet/template.ts';
import type { EventKind, SpeakerKind } from './event.ts';

export type AttendanceColumn =
  | 'staffNumber'
  | 'name'
  | 'unit'
  | 'day'
  | 'cameAt'
  | 'leftAt'
  | 'present'
  | 'note'
  | 'reason';

/** A list of people is the first two columns alone. */
export const ATTENDANCE_COLUMNS: readonly TemplateColumn<AttendanceColumn>[] = [
  { key: 'staffNumber', title: '工号', aliases: ['人员编号', '职工号', '工作证号'], isRequired: true },
  { key: 'name', title: '姓名', isRequired: true },
  { key: 'unit', title: '单位', aliases: ['所在单位', '部门'], isRequired: false },
  { key: 'day', title: '日期', isRequired: false },
  { key: 'cameAt', title: '签到', aliases: ['签到时间', '到场时间'], isRequired: false },
  { key: 'leftAt', title: '签退', aliases: ['签退时间', '离场时间'], isRequired: false },
  {
    key: 'present',
    title: '是否到场',
    aliases: ['到场', '是否参加', '是否宣誓', '出勤', '出勤情况'],
    isRequired: false,
  },
  { key: 'note', title: '备注', aliases: ['说明'], isRequired: false },
  // What a list of refused rows adds; sent again, it says nothing.
  { key: 'reason', title: '未导入原因', isRequired: false },
];

export type EventColumn =
  | 'unit'
  | 'kind'
  | 'title'
  | 'day'
  | 'lastDay'
  | 'beginsAt'
  | 'endsAt'
  | 'place'
  | 'organiser'
  | 'speaker'
  | 'speakerKind'
  | 'principles'
  | 'minutes'
  | 'days'
  | 'notes';

export const EVENT_COLUMNS: readonly TemplateColumn<EventColumn>[] = [
  { key: 'unit', title: '主办单位', aliases: ['单位'], isRequired: true },
  { key: 'kind', title: '类别', aliases: ['活动类别'], isRequired: true },
  { key: 'title', title: '名称', aliases: ['活动名称', '主题'], isRequired: true },
  { key: 'day', title: '日期', aliases: ['开始日期', '活动日期'], isRequired: true },
  { key: 'lastDay', title: '结束日期', isRequired: false },
  { key: 'beginsAt', title: '开始时间', isRequired: true },
  { key: 'endsAt', title: '结束时间', isRequired: true },
  { key: 'place', title: '地点', isRequired: true },
  { key: 'organiser', title: '承办', aliases: ['承办单位', '组织者'], isRequired: false },
  { key: 'speaker', title: '主讲人', aliases: ['主讲', '授课人'], isRequired: false },
  { key: 'speakerKind', title: '主讲人身份', aliases: ['身份'], isRequired: false },
  { key: 'principles', title: '内容', aliases: ['对应内容', '主要内容'], isRequired: false },
  { key: 'minutes', title: '计学时分钟', aliases: ['分钟', '分钟数'], isRequired: false },
  { key: 'days', title: '计学时天数', aliases: ['天数'], isRequired: false },
  { key: 'notes', title: '备注', aliases: ['说明'], isRequired: false },
];

export const KIND_NAMES: Record<EventKind, string> = {
  seminar: '专题研修班',
  lecture: '职业道德大讲堂',
  siteVisit: '现场教学',
  warningEducation: '警示教育',
  oath: '宣誓',
  practice: '主题实践',
  studySession: '集中学习',
};

export const SPEAKER_NAMES: Record<SpeakerKind, string> = {
  scholar: '专家学者',
  moralModel: '道德模范',
  pacesetter: '行业标兵',
  exemplar: '身边榜样',
  leader: '单位领导',
  other: '其他',
};

const SHORT_KINDS: ReadonlyMap<string, EventKind> = new Map([
  ['研修班', 'seminar'],
  ['大讲堂', 'lecture'],
  ['讲座', 'lecture'],
  ['志愿服务', 'practice'],
  ['实践', 'practice'],
  ['学习', 'studySession'],
]);

export function kindNamed(written: string): EventKind | undefined {
  return keyOf(KIND_NAMES, written) ?? SHORT_KINDS.get(written.trim());
}

export function speakerNamed(written: string): SpeakerKind | undefined {
  return keyOf(SPEAKER_NAMES, written);
}

function keyOf<Key extends string>(names: Record<Key, string>, written: string): Key | undefined {
  return (Object.keys(names) as Key[]).find((key) => names[key] === written.trim());
}

/** @returns undefined for a word that says neither */
export function presentSaid(written: string): boolean | undefined {
  const text = written.trim();
  if (/^(?:是|到|到场|已到|参加|出勤|已宣誓|1|√|✓|y|yes|true)$/iu.test(text)) return true;
  if (/^(?:否|缺|缺席|缺勤|未到|未参加|请假|0|×|x|n|no|false)$/iu.test(text)) return false;
  return undefined;
}

/** Minutes since midnight of 09:00, 9：00, 9:00:30 and an office program's fraction of a day. */
export function minuteSaid(written: string): number | undefined {
  const text = written.trim();
  const match = /(?:^|[T\s])([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：][0-5]\d(?:\.\d+)?)?$/u.exec(text);
  if (match) return Number(match[1]) * 60 + Number(match[2]);
  if (/^0?\.\d+$/.test(text)) return Math.round(Number(text) * 1440);
  return undefined;
}
