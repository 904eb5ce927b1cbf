/** A claim of practice and a plan as the server would answer, for examples of several elements. */
import type { PracticeView } from '../domain/api/events.ts';
import type { EventPlan } from '../domain/event/event.ts';

export const aPlanView: EventPlan = {
  ...{ kind: 'lecture', title: '第四季度职业道德大讲堂', day: '2026-11-23', lastDay: '2026-11-23' },
  ...{ beginsAt: 540, endsAt: 630, place: '市民中心报告厅', organiser: '市人力资源和社会保障局' },
  ...{ speaker: '周敏', speakerKind: 'scholar', principles: ['service', 'integrity'] },
  materials: [{ title: '讲义', where: '/courses/service/' }],
  notes: '请提前十分钟入场。',
  worth: { kind: 'minutes', minutes: 90 },
  ...{
    minimumShareBasisPoints: 8000,
    graceMinutes: 10,
    needsSignOut: true,
    isInvitedOnly: false,
    oath: null,
  },
};

export const aPracticeView: PracticeView = {
  id: 'c-1',
  person: { id: 'p-1', name: '欧阳文博', staffNumber: '100234567', unit: '江岸区行政审批局' },
  state: 'first',
  content: {
    ...{ kind: 'volunteering', title: '社区志愿服务：帮老人办事', day: '2026-11-21', place: '望江街道' },
    ...{ organiser: '望江街道办事处', principle: 'service', photos: [] },
    text: '上午在社区帮六位老人办理了社保认证，社区工作人员可以证明。',
    amount: { kind: 'minutes', minutes: 180 },
  },
  centihours: 400,
  madeAt: '2026-11-22T02:00:00.000Z',
  events: [{ kind: 'sent', at: '2026-11-22T02:00:00.000Z', who: '欧阳文博', words: '' }],
  similar: ['志愿服务（下午场）'],
  sameDayEvents: [],
  decision: { isAllowed: true, level: 1, reason: null },
};
