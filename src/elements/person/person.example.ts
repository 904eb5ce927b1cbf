/** The states of md-person; the page's address names `p-1`. */
import type { PersonView } from '../../domain/api/person.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-person></md-person>';
const year = yearOf(Date.now());
const code = '7K3M-9QXD-2H5T-VB49';

const shown: PersonView = {
  personId: 'p-1',
  staffNumber: '100234567',
  name: '阿卜杜热合曼·买买提',
  tier: 'window',
  trainingKind: 'inService',
  post: '一级主任科员',
  memberships: [
    { unit: '江岸区行政审批局', fromDay: `${year - 2}-07-01`, toDay: `${year}-03-01` },
    { unit: '社会事务科', fromDay: `${year}-03-01`, toDay: null },
  ],
  certificates: [
    {
      code,
      kind: 'annual',
      year: year - 1,
      asOf: `${year - 1}-11-12`,
      issuedAt: `${year - 1}-11-12T10:00:00.000Z`,
      state: 'valid',
      stateReason: null,
      centihours: 850,
      pdfUrl: `/api/certificates/${code}/pdf`,
      badgeUrl: `/api/certificates/${code}/badge`,
      verifyUrl: `/verify/?code=${code}`,
    },
  ],
  reopenable: [year - 1, year - 2],
};
const path = 'GET /api/people/p-1';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'an officer looks',
    markup,
    answers: {
      ...signedIn,
      [path]: answer(shown),
      'POST /api/people/p-1/reopenings': answer({ entryId: 'e' }, 201),
    },
  },
  {
    name: 'an auditor looks',
    markup,
    answers: { ...signedIn, [path]: answer({ ...shown, certificates: [], reopenable: [] }) },
  },
  {
    name: 'out of reach',
    markup,
    answers: {
      ...signedIn,
      [path]: refusal(
        403,
        'not-allowed',
        '只有所在单位的培训管理员、审计人员和系统管理员可以查看这个人的记录。',
      ),
    },
  },
];
