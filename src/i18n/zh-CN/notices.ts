/** Interface text of notices and of how one wishes to be told. */
import type { NoticeGroup } from '../../domain/notice/kinds.ts';
import type { ClosedWhy } from '../../domain/notice/notice.ts';

const groups: Readonly<Record<NoticeGroup, { readonly name: string; readonly what: string }>> = {
  tasks: {
    name: '任务与补训',
    what: '布置的学习和书面作业、到期提醒、补训，单位发布的活动，年底前学时可能不够的提醒',
  },
  answers: {
    name: '核查与答复',
    what: '请您说明的学习记录，核查、申诉、实践申报和书面作业的答复，撤销的学时和证书',
  },
  results: { name: '学时与证书', what: '登记的活动和实践学时，通过的书面作业，新开的证书' },
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
    mail: '发邮件',
    mailHeading: '邮件通知',
    mailLead: '填写邮箱并确认以后，通知也会发到那里。核查、申诉等答复的正文不进邮件。',
    mailedTo: (address: string) => `通知也发到 ${address}。`,
    address: '邮箱地址',
    sendCode: '发送验证码',
    code: '验证码',
    codeSent: (address: string) => `六位数字已发到 ${address}，30 分钟内有效。`,
    confirm: '确认',
    confirmed: '邮箱已确认，以后的通知也会发到那里。',
    change: '换一个邮箱',
    forget: '不再用邮件通知，删除邮箱',
    forgotten: '邮箱已删除，不再发邮件。',
  },
  mailDesk: {
    page: {
      title: '邮件通知',
      description: '通知邮件发出了多少，有什么妨碍，哪些被退回。',
      lead: '通知邮件发出了多少，有什么妨碍，哪些没有送到。',
      noscript: '邮件的情况要向服务器读取，需要启用脚本。',
    },
    signedOut: '登录以后，系统管理员可以看到邮件通知的情况。',
    none: '没有设置邮件服务，通知只在本站显示。要发邮件，请设置 SMTP_URL 和 SMTP_FROM，再重新启动。',
    from: (from: string) => `邮件从 ${from} 发出。`,
    counts: { waiting: '等待发送', sent: '已发出', refused: '被退回', unknown: '不明', dropped: '不必再发' },
    lastSuccess: (time: string) => `最近一次与邮件服务器往来正常：${time}`,
    trouble: '邮件服务器有问题，邮件都在等着',
    since: (time: string) => `${time}：`,
    next: (time: string) => `下次再试：${time}`,
    attempt: '现在再试',
    tried: '马上再试。稍后刷新，可以看到结果。',
    failed: '没有送到的',
    failedLead:
      '被退回的不会自动再发；不明的，是整封交出以后没有等到答复，可能已经送到，也不自动再发。这些通知本人登录后都看得到。',
    states: { refused: '被退回', unknown: '不明' },
    again: '再发一次',
    againTo: (name: string, title: string) => `再发一次：${name}，${title}`,
    queued: '已排入，马上发送。',
  },
  bell: (unread: number) => (unread === 0 ? '通知' : `通知，${unread} 条未读`),
};
