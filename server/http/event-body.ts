/** What requests about events and practice bring: each wrong field named, with what would be right. */
import { z } from 'zod';
import type {
  InviteesRequest,
  MarksRequest,
  NewEventRequest,
  PlanRequest,
  PracticeDecisionRequest,
  SignRequest,
  StepRequest,
} from '../../src/domain/api/events.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/catalogue.ts';
import { EVENT_KINDS, type EventPlan, SPEAKER_KINDS } from '../../src/domain/event/event.ts';
import { DIRECTIONS } from '../../src/domain/event/event-code.ts';
import { EVENT_STEPS } from '../../src/domain/event/event-life.ts';
import { MOST_PHOTOS } from '../../src/domain/event/photo.ts';
import { PRACTICE_KINDS, type PracticeContent } from '../../src/domain/event/practice.ts';

const text = (most: number) => z.string('要写成文字。').trim().max(most, `最多 ${most} 个字。`);
const needed = (missing: string, most: number) => text(most).min(1, missing);
const day = z.iso.date('日期要写成 2026-11-23 的样子。');
const minute = z.int('时间要写成 09:00 的样子。').min(0, '时间不对。').max(1440, '时间不对。');
const version = z.int('缺少 version：看到的是第几版。').min(1, '缺少 version：看到的是第几版。');
const staffNumber = needed('请填工号。', 50);
const days = z.int('天数要是整数。').min(0, '天数不能是负数。').max(60, '天数最多 60。');
const halfDays = z.int('半天数要是整数。').min(0, '半天数不能是负数。').max(60, '半天数最多 60。');
const byDays = z.object({ kind: z.literal('days'), days, halfDays });
const byMinutes = z.object({
  kind: z.literal('minutes'),
  minutes: z.int('分钟数要是整数。').min(1, '分钟数要大于 0。').max(10_000, '分钟数太大，请核对。'),
});

const plan: z.ZodType<EventPlan> = z.object({
  kind: z.enum(EVENT_KINDS, '请选择活动类别。'),
  title: needed('请写活动名称。', 80),
  day,
  lastDay: day,
  beginsAt: minute,
  endsAt: minute,
  place: needed('请写地点。', 80),
  organiser: needed('请写承办单位。', 80),
  speaker: text(80),
  speakerKind: z.enum(SPEAKER_KINDS, '请选择主讲人身份。').nullable(),
  principles: z.array(z.enum(PRINCIPLE_IDS, '请从六项主要内容里选。')).max(6, '最多六项。'),
  materials: z
    .array(z.object({ title: needed('材料要有名称。', 120), where: text(500) }))
    .max(20, '材料最多 20 份。'),
  notes: text(1000),
  worth: z.discriminatedUnion(
    'kind',
    [byMinutes, byDays, z.object({ kind: z.literal('none') })],
    '请写明计多少学时。',
  ),
  minimumShareBasisPoints: z
    .int('最低到场比例要是整数。')
    .min(0, '最低到场比例不能是负数。')
    .max(10_000, '最低到场比例最多 100%。'),
  graceMinutes: z.int('宽限分钟要是整数。').min(0, '宽限分钟不能是负数。').max(120, '宽限最多 120 分钟。'),
  needsSignOut: z.boolean('请说明要不要签退。'),
  isInvitedOnly: z.boolean('请说明是否只限名单内的人。'),
  oath: z
    .object({
      text: needed('请写誓词。', 1000),
      textVersion: needed('请写明是哪一版誓词。', 80),
      leader: text(80),
      witnesses: z.array(needed('监誓人要有姓名。', 80)).max(20, '监誓人最多 20 位。'),
    })
    .nullable(),
});

export const newEventBody: z.ZodType<NewEventRequest> = z.object({
  unitId: needed('请选择主办单位。', 100),
  plan,
});
export const planBody: z.ZodType<PlanRequest> = z.object({ version, plan });
export const stepBody: z.ZodType<StepRequest> = z.object({
  version,
  step: z.enum(EVENT_STEPS, '没有这一步。'),
  reason: text(200).optional(),
});
export const approvalBody = z.object({ version });
export const strikeBody = z.object({
  version,
  personId: needed('请说明撤销谁的学时。', 100),
  reason: text(200),
});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 09:00 的样子。');
export const marksBody: z.ZodType<MarksRequest> = z.object({
  version,
  people: z
    .array(
      z.object({
        staffNumber,
        kind: z.enum(['whole', 'absent', 'times'], '请选择到场、缺席，或者填时间。'),
        day: day.optional(),
        cameAt: clock.optional(),
        leftAt: clock.optional(),
        note: text(200).optional(),
      }),
    )
    .min(1, '没有选人。')
    .max(2000, '一次最多 2000 人；更多的请用表格导入。'),
});
export const inviteesBody: z.ZodType<InviteesRequest> = z.object({
  version,
  add: z.array(staffNumber).max(2000, '一次最多 2000 人；更多的请用表格导入。'),
  remove: z.array(needed('要去掉谁？', 100)).max(2000, '一次最多 2000 人。'),
});
export const sheetQuery = z.object({
  meaning: z.enum(['list', 'attendance'], '请说明是名单还是出勤。'),
  version: z.string().regex(/^\d{1,9}$/, '缺少 version：看到的是第几版。'),
  dryRun: z.literal('1').optional(),
});
export const importQuery = z.object({ dryRun: z.literal('1').optional() });
export const codeQuery = z.object({ direction: z.enum(DIRECTIONS, '请选择签到还是签退。') });
export const signBody: z.ZodType<SignRequest> = z.object({
  code: needed('请输入签到码。', 40),
  event: text(100).optional(),
});

export const practiceBody: z.ZodType<PracticeContent> = z.object({
  kind: z.enum(PRACTICE_KINDS, '请选择实践的类别。'),
  title: needed('请写实践的名称。', 80),
  day,
  place: needed('请写地点。', 80),
  organiser: needed('请写组织单位。', 80),
  text: z
    .string('请写几句话：做了什么，多久，谁可以证明。')
    .trim()
    .min(10, '请写得具体一些，至少 10 个字：做了什么，多久，谁可以证明。')
    .max(2000, '最多 2000 个字。'),
  principle: z.enum(PRINCIPLE_IDS, '请从六项主要内容里选。').nullable(),
  amount: z.discriminatedUnion('kind', [byMinutes, byDays], '请写明用了多长时间。'),
  photos: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, '有照片没有传上来，请重新选一次。'))
    .max(MOST_PHOTOS, `照片最多 ${MOST_PHOTOS} 张。`),
});
export const practiceDecisionBody: z.ZodType<PracticeDecisionRequest> = z.object({
  outcome: z.enum(['approved', 'refused'], '请选择通过或者退回。'),
  reason: text(500),
});
