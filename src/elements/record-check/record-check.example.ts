/** The states of md-record-check. */
import type { RecordCheckView } from '../../domain/api/record-check.ts';
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-record-check></md-record-check>';

function forAuditor(latest: RecordCheckView['latest']): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['auditor'] } }),
    'GET /api/record-check': answer({ latest }),
  };
}

const night = { day: '2026-11-22', years: 190_412, differenceCount: 0, differences: [] };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'before the first night', markup, answers: forAuditor(null) },
  { name: 'interrupted', markup, answers: forAuditor({ ...night, years: null }) },
  { name: 'all the same', markup, answers: forAuditor(night) },
  {
    name: 'differences',
    markup,
    answers: forAuditor({
      ...night,
      differenceCount: 3,
      differences: [
        { personId: 'd2b7a7f2-0a6b-4f0e-8f5b-3b1f7c9e1a20', year: 2026 },
        { personId: '5f0d4b1c-2e7a-4a3f-9c55-7d1d2a3b4c5d', year: 2025 },
      ],
    }),
  },
];
