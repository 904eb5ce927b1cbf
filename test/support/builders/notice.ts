/** Wordings that name every fact, and an assignment to tell of. */
import type { Assignment } from '../../../src/domain/assignment/assignment.ts';
import { startOfDayMs } from '../../../src/domain/base/calendar.ts';
import { NOTICE_KINDS, NOTICE_RULES, type NoticeKind } from '../../../src/domain/notice/kinds.ts';
import type { NoticeBook, Wording } from '../../../src/domain/notice/wording.ts';

/** The title is `kind first-fact`, the text every fact as `name=value`. */
function aWording(kind: NoticeKind): Wording {
  const { fields } = NOTICE_RULES[kind];
  return {
    title: `${kind} {${fields[0]}}`,
    text: fields.map((field) => `${field}={${field}}`).join('\n'),
  };
}

export function aNoticeBook(overrides: Partial<NoticeBook> = {}): NoticeBook {
  return {
    remindDays: [7, 1],
    yearBehindFrom: ['10-15', '12-01'],
    digest: 'weekly',
    words: {
      outcomes: { none: '没有问题', talk: '已谈话', reversal: '已冲销' },
      certificates: { annual: '学时证明', course: '结业证书' },
      written: { notes: '学习笔记', reflection: '心得体会', paper: '论文' },
    },
    mail: {
      ...{ confidential: '请登录查看。', open: '办理：', footer: '{portal}发出', preferences: '设置：' },
      confirm: { title: '验证码', text: '{code} {minutes} {portal}' },
    },
    wordings: Object.fromEntries(
      NOTICE_KINDS.map((kind) => [kind, aWording(kind)]),
    ) as NoticeBook['wordings'],
    overrides: [],
    ...overrides,
  };
}

export function anAssignment(overrides: Partial<Assignment> = {}): Assignment {
  return {
    id: 'a-1',
    unitId: 'bureau',
    year: 2026,
    title: '年度必修',
    words: '',
    items: [{ kind: 'course', id: 'integrity' }],
    audience: { tiers: [], trainingKinds: [], unitIds: [], personIds: [] },
    dueDay: '2026-06-30',
    newcomerDays: 30,
    madeBy: 'officer',
    madeAtMs: startOfDayMs('2026-06-01'),
    events: [],
    ...overrides,
  };
}
