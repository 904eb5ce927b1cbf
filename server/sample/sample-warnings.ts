/** Warnings for whoever lagged two quarters running, a few of them some steps on, so that the desk is not empty. */
import type { WarningAct } from '../../src/domain/api/warnings.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { Warning } from '../../src/domain/warning/warning.ts';
import { actOnWarning, replyToWarning } from '../services/change-warning.ts';
import { openWarnings } from '../services/open-warnings.ts';
import { officerOf } from './sample-plans.ts';
import type { SampleRoster } from './sample-roster.ts';
import type { SampleDeps } from './sample-study.ts';

const HOUR_MS = 60 * 60_000;
const PLAN_DAYS = 45;
const BUREAU = 'hrss';
const CITY = 'jiangcheng';

/** @param learners - ids of those who have an account: their cases come first. None early in a year. */
export async function sampleWarnings(
  deps: SampleDeps,
  roster: SampleRoster,
  learners: readonly string[],
): Promise<void> {
  await openWarnings(deps);
  const opened = await deps.storage.warnings.list({ roots: [BUREAU], from: 0, limit: 100 });
  const officers = [BUREAU, CITY].map((unit) => officerOf(roster, unit).personId);
  const others = opened.filter(({ personId }) => !officers.includes(personId));
  const [talked, planned, told, followed] = [
    ...others.filter(({ personId }) => learners.includes(personId)),
    ...others.filter(({ personId }) => !learners.includes(personId)),
  ];
  if (told) await carryOn(deps, roster, told, 1);
  if (talked) await carryOn(deps, roster, talked, 2);
  if (planned) await carryOn(deps, roster, planned, 4);
  if (followed) await carryOn(deps, roster, followed, 5);
}

/** @param steps - 1: the head is told · 2: and talked · 3: and confirmed · 4: and planned · 5: and approved */
async function carryOn(
  deps: SampleDeps,
  roster: SampleRoster,
  { id, personId }: Warning,
  steps: number,
): Promise<void> {
  const person = roster.people.find((one) => one.id === personId);
  const nowMs = deps.clock.now();
  const measure = (text: string, responsible: string, days: number) => ({
    ...{ text, responsible, dueDay: dayOf(nowMs + days * 24 * HOUR_MS) },
  });
  const acts: readonly (WarningAct | 'confirmed')[] = [
    { kind: 'told', head: '分管副局长', note: '面告，附两个季度的学时清单。', version: 0 },
    {
      ...{ kind: 'talked', by: '分管副局长', place: '三楼会议室', day: dayOf(nowMs), version: 1 },
      content:
        '问了两个季度学时落后的原因：窗口轮班，几次大讲堂都错过了。商定先补两门在线课程，下一次大讲堂调班参加。',
    },
    'confirmed',
    {
      ...{ kind: 'planned', unconfirmed: '', version: 3 },
      measures: [
        measure('学完“公正廉洁”“服务人民”两门课程', person?.name ?? '本人', PLAN_DAYS),
        measure('安排调班，参加下一次职业道德大讲堂', '培训管理员', PLAN_DAYS),
      ],
    },
    { kind: 'approved', note: '按计划办，季度末报结果。', version: 4 },
  ];
  for (const act of acts.slice(0, steps)) {
    deps.clock.pass(HOUR_MS / 6);
    expectDone(
      act === 'confirmed'
        ? await replyToWarning(deps, { ...officerOf(roster, BUREAU), personId }, id, {
            kind: 'acknowledged',
            note: '情况属实。',
          })
        : await actOnWarning(deps, officerOf(roster, act.kind === 'approved' ? CITY : BUREAU), id, act),
    );
  }
}

function expectDone(done: Result<Warning>): void {
  if (!done.ok) throw new Error(done.failure.message);
}
