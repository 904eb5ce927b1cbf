/** Interface text of notices and of how one wishes to be told. */
import type { NoticeGroup } from '../../domain/notice/kinds.ts';
import type { ClosedWhy } from '../../domain/notice/notice.ts';

const groups: Readonly<Record<NoticeGroup, { readonly name: string; readonly what: string }>> = {
  tasks: { name: '任务与补训', what: '布置的学习、到期提醒、补训，年底前学时可能不够的提醒' },
  answers: { name: '核查与答复', what: '请您说明的学习记录，核查、申诉和实践申报的答复，撤销的学时和证书' },
  results: { name: '学时与证书', what: '登记的活动和实践学时，新开的证书' },
  desk: { name: '待办', what: '等您审核、批准、办理的事' },
  digest: { name: '单位简报', what: '所管单位的达标情况，每周或每月一份' },
};

const closed: Readonly<Record<ClosedWhy, string>> = { done: '已办结', void: '已失效' };

export const notices = {
  groups,
  closed,
  signedOut: '登录以后，可以看到要您知道和办理的事。',
  all: '全部',
  filter: '看哪一类',
  unreadHeading: (count: number) => `未读（${count}）`,
  readHeading: '已读',
  none: '没有通知。',
  noneUnread: '没有未读的通知。',
  read: '标为已读',
  readOne: (title: string) => `标为已读：${title}`,
  readAll: '全部标为已读',
  said: (unread: number) => (unread === 0 ? '都已读过。' : `已标为已读，还有 ${unread} 条未读。`),
  more: '更早的通知',
  preferences: {
    heading: '怎样通知我',
    lead: '必须让您知道的，总会在这里提醒。其余的可以不提醒：照样列在“已读”里，只是不算未读。',
    remind: '在本站提醒',
    obligatory: '必须提醒',
    save: '保存',
    saved: '已保存。',
  },
  bell: (unread: number) => (unread === 0 ? '通知' : `通知，${unread} 条未读`),
};
