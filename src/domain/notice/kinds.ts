/** The kinds of notices: which group each belongs to, what its wording may be filled with, and whether it stands until something is done. */

export const NOTICE_GROUPS = ['tasks', 'answers', 'results', 'desk', 'digest'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** What nobody may overlook: these count as unread whatever somebody prefers. */
export const OBLIGATORY_GROUPS: readonly NoticeGroup[] = ['tasks', 'answers', 'desk'];

interface NoticeRules {
  readonly group: NoticeGroup;
  /** What may stand in braces in the wording. */
  readonly fields: readonly string[];
  /** True of a present state: closed as soon as that is over. */
  readonly isStanding: boolean;
}

const standing = (group: NoticeGroup, ...fields: readonly string[]) => ({ group, fields, isStanding: true });
const told = (group: NoticeGroup, ...fields: readonly string[]) => ({ group, fields, isStanding: false });

export const NOTICE_KINDS = [
  'assignmentGiven',
  'assignmentSoon',
  'assignmentOverdue',
  'makeUpGiven',
  'makeUpSoon',
  'makeUpOverdue',
  'makeUpExcused',
  'writtenGiven',
  'writtenSoon',
  'writtenOverdue',
  'eventAnnounced',
  'yearBehind',
  'warningTalked',
  'cardOpened',
  'cardAnswered',
  'appealGranted',
  'appealRefused',
  'appealUpheld',
  'practiceRefused',
  'writtenReturned',
  'writtenFailed',
  'writtenRevoked',
  'hoursStruck',
  'certificateRevoked',
  'practiceApproved',
  'writtenPassed',
  'eventCredited',
  'certificateIssued',
  'certificateReplaced',
  'practiceWaiting',
  'reviewsWaiting',
  'warningsWaiting',
  'writtenWaiting',
  'planWaiting',
  'planApproved',
  'planSentBack',
  'eventWaiting',
  'rosterDone',
  'unitDigest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_RULES: Readonly<Record<NoticeKind, NoticeRules>> = {
  assignmentGiven: standing('tasks', 'title', 'unit', 'due', 'items'),
  assignmentSoon: standing('tasks', 'title', 'unit', 'due', 'days', 'left'),
  assignmentOverdue: standing('tasks', 'title', 'unit', 'due', 'left'),
  makeUpGiven: standing('tasks', 'title', 'year', 'due'),
  makeUpSoon: standing('tasks', 'title', 'year', 'due', 'days'),
  makeUpOverdue: standing('tasks', 'title', 'year', 'due'),
  makeUpExcused: told('tasks', 'title', 'year', 'reason'),
  writtenGiven: standing('tasks', 'title', 'kind', 'unit', 'due', 'characters'),
  writtenSoon: standing('tasks', 'title', 'kind', 'unit', 'due', 'days'),
  writtenOverdue: standing('tasks', 'title', 'kind', 'unit', 'due'),
  eventAnnounced: standing('tasks', 'title', 'unit', 'day', 'begins', 'place'),
  yearBehind: standing('tasks', 'year', 'hours', 'required', 'missing', 'days'),
  warningTalked: standing('answers', 'day', 'by'),
  cardOpened: standing('answers', 'day', 'replyBy'),
  cardAnswered: told('answers', 'day', 'outcome', 'reason'),
  appealGranted: told('answers', 'title', 'year', 'hours', 'reason'),
  appealRefused: told('answers', 'title', 'year', 'reason', 'reviewBy'),
  appealUpheld: told('answers', 'title', 'year', 'reason'),
  practiceRefused: told('answers', 'title', 'day', 'reason'),
  writtenReturned: standing('answers', 'title', 'kind', 'reason'),
  writtenFailed: standing('answers', 'title', 'kind', 'points', 'passPoints'),
  writtenRevoked: told('answers', 'title', 'kind', 'reason'),
  hoursStruck: told('answers', 'title', 'day', 'reason'),
  certificateRevoked: told('answers', 'title', 'year', 'reason'),
  practiceApproved: told('results', 'title', 'day', 'hours'),
  writtenPassed: told('results', 'title', 'kind', 'points', 'fullPoints'),
  eventCredited: told('results', 'title', 'day', 'hours', 'year'),
  certificateIssued: told('results', 'title', 'year', 'code'),
  certificateReplaced: told('results', 'title', 'year', 'code'),
  practiceWaiting: standing('desk', 'count'),
  reviewsWaiting: standing('desk', 'cards', 'appeals'),
  warningsWaiting: standing('desk', 'count'),
  writtenWaiting: standing('desk', 'count'),
  planWaiting: standing('desk', 'unit', 'year'),
  planApproved: told('desk', 'unit', 'year'),
  planSentBack: told('desk', 'unit', 'year', 'reason'),
  eventWaiting: standing('desk', 'title', 'unit', 'day'),
  rosterDone: told('desk', 'file', 'added', 'changed', 'moved', 'left'),
  unitDigest: told(
    'digest',
    ...['unit', 'year', 'period', 'people', 'met', 'share', 'lagging', 'onTheWay', 'units', 'waiting'],
  ),
};

export function groupOf(kind: NoticeKind): NoticeGroup {
  return NOTICE_RULES[kind].group;
}
