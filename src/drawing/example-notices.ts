/** Notices as the server would give them. For tests and for looking at. */
import type { MailServiceView, MyNoticesView, NoticePreferencesView } from '../domain/api/notices.ts';

export const someNotices: MyNoticesView = {
  unread: 2,
  news: [
    {
      ...{ id: 6, group: 'tasks', link: '/my/tasks/', isUnread: true, closed: null },
      title: '还有 7 天到期：年度必修',
      text: '政务服务中心布置的“年度必修”最后一天是 2026-11-30，还有 2 项没有完成。',
      at: '2026-11-23T01:00:00.000Z',
    },
    {
      ...{ id: 5, group: 'answers', link: '/my/activities/', isUnread: true, closed: null },
      title: '实践申报退回：社区助老',
      text: '您申报的 2026-11-12“社区助老”没有通过。原因：照片里看不到活动。\n改好以后可以再报。',
      at: '2026-11-20T08:31:00.000Z',
    },
  ],
  notices: [
    {
      ...{ id: 4, group: 'tasks', link: '/my/tasks/', isUnread: false, closed: 'done' },
      title: '新的学习任务：廉洁专题',
      text: '政务服务中心请您完成“廉洁专题”，共 1 项，最后一天是 2026-11-15。',
      at: '2026-11-20T01:00:00.000Z',
    },
    {
      ...{ id: 3, group: 'results', link: '/my/hours/', isUnread: false, closed: null },
      title: '活动学时已登记：职业道德大讲堂',
      text: '您参加了 2026-11-10 的“职业道德大讲堂”，2026 年度登记 2 学时。',
      at: '2026-11-12T02:00:00.000Z',
    },
  ],
  before: 3,
};

export const somePreferences: NoticePreferencesView = {
  groups: [
    { group: 'tasks', isObligatory: true, isQuiet: false, isMailed: true },
    { group: 'answers', isObligatory: true, isQuiet: false, isMailed: true },
    { group: 'results', isObligatory: false, isQuiet: false, isMailed: false },
  ],
  isMailOffered: false,
  address: null,
  asked: null,
};

export const someMailService: MailServiceView = {
  from: '明德 <mingde@example.gov.cn>',
  counts: { waiting: 12, sending: 1, sent: 340, refused: 1, unknown: 1, dropped: 4 },
  trouble: { words: 'connect ECONNREFUSED 10.0.0.25:25', at: '2026-11-23T01:00:00.000Z', isOver: false },
  nextAttemptAt: '2026-11-23T01:08:00.000Z',
  lastSuccessAt: '2026-11-23T00:40:00.000Z',
  failed: [
    {
      ...{
        id: 9,
        name: '王晓文',
        title: '还有 7 天到期：年度必修',
        address: 'wang@example.gov.cn',
        state: 'unknown',
      },
      ...{ answer: 'Timeout', at: '2026-11-23T00:39:00.000Z' },
    },
    {
      ...{
        id: 8,
        name: '欧阳文博',
        title: '新的学习任务：年度必修',
        address: 'ouyang@example.gov.cn',
        state: 'refused',
      },
      ...{ answer: '550 5.1.1 no such user here', at: '2026-11-22T23:00:00.000Z' },
    },
  ],
};
