/** The states of md-audit. */
import type { UnitView } from '../../domain/api/api.ts';
import type { AuditDetail, AuditView, ExportView } from '../../domain/api/audits.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-audit></md-audit>';
const year = yearOf(Date.now());
const units: readonly UnitView[] = [{ id: 'u-1', name: '江岸区', parentId: null, depth: 0 }];
const auditor = {
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['auditor'] } }),
  'GET /api/units': answer(units),
};

const view: AuditView = {
  id: 'a-1',
  unit: { id: 'u-1', name: '江岸区' },
  year,
  asOf: `${year}-06-30`,
  words: '上半年抽查',
  seed: 'ab'.repeat(32),
  treeSize: 8245,
  rootHash: 'de'.repeat(32),
  population: 3120,
  drawn: 2,
  drawnAt: `${year}-06-30T02:00:00.000Z`,
  drawnBy: '周敏（100234999）',
  found: { ok: 0, doubtful: 1, wrong: 0 },
};
const detail: AuditDetail = {
  ...view,
  entries: ['e-1', 'e-2'].map((entryId, at) => ({
    place: at + 1,
    entryId,
    person: { id: `p-${at}`, name: at === 0 ? '王伟' : '欧阳文博', staffNumber: String(100234567 + at) },
    category: 'ethicsEvent',
    centihours: 150,
    postedAt: `${year}-03-06T02:00:00.000Z`,
    evidence: {
      ...{ kind: 'event', title: '第一季度职业道德大讲堂', day: `${year}-03-05` },
      ...{ place: '市民中心报告厅', organiser: '市委组织部', confirmedBy: '单位培训管理员' },
    },
    isReversed: false,
    findings:
      at === 0
        ? [
            {
              verdict: 'doubtful',
              words: '签到表缺签退时间',
              at: `${year}-07-01T02:00:00.000Z`,
              by: '周敏（100234999）',
            },
          ]
        : [],
  })),
};
const exports: readonly ExportView[] = [
  {
    ...{ at: `${year}-07-01T02:00:00.000Z`, who: '陈立（100234111）', action: 'report-exported' },
    detail: { kind: 'lagging', unitId: 'u-1', year, rows: 132 },
  },
  {
    ...{ at: `${year}-06-01T02:00:00.000Z`, who: 'system', action: 'roster-exported' },
    detail: { rows: 1263 },
  },
];
const desk = {
  ...auditor,
  'GET /api/audits': answer([view]),
  'GET /api/exports': answer(exports),
  'GET /api/audits/a-1': answer(detail),
  'GET /api/audits/a-1/again': answer({ isSame: true }),
  'POST /api/audits': answer({ id: 'a-1' }, 201),
  'POST /api/audits/a-1/findings': answer(undefined, 204),
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'an auditor', markup, answers: desk },
  {
    name: 'nothing yet',
    markup,
    answers: { ...desk, 'GET /api/audits': answer([]), 'GET /api/exports': answer([]) },
  },
  {
    name: 'an officer',
    markup,
    answers: { ...signedIn, 'GET /api/audits': refusal(403, 'not-allowed', '随机抽查供纪检监察人员查看。') },
  },
];
