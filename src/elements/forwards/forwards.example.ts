/** The states of md-forwards. */
import type { ForwardView } from '../../domain/api/forwards.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-forwards></md-forwards>';
const administrator = {
  'GET /api/session': answer({
    ...aSession,
    person: { ...aSession.person, roles: ['learner', 'administrator'] },
  }),
};

function aForward(overrides: Partial<ForwardView> = {}): ForwardView {
  return {
    id: 'f-1',
    name: '省公务员局',
    address: 'https://lrs.example.gov.cn/xapi',
    keyHint: '7Qm2',
    version: '1.0.3',
    filter: { verbs: [], activity: null, authority: 'all' },
    state: 'running',
    pending: { count: 0, precision: 'exact' },
    sent: 128_430,
    lastSuccessAt: '2026-11-23T01:31:00.000Z',
    trouble: null,
    nextAttemptAt: null,
    refusedCount: 0,
    refused: [],
    ...overrides,
  };
}

const blocked = aForward({
  id: 'f-2',
  name: '市委组织部干部网络学院',
  address: 'http://10.24.8.6:8080/data/xAPI',
  version: '2.0.0',
  filter: {
    verbs: ['http://adlnet.gov/expapi/verbs/passed', 'https://w3id.org/xapi/adl/verbs/logged-in'],
    activity: { match: 'prefix', iri: 'https://mingde.example.gov.cn/id/courses/integrity' },
    authority: 'server',
  },
  pending: { count: 1_204, precision: 'atMost' },
  trouble: {
    kind: 'unauthenticated',
    status: 401,
    detail: 'Unauthorized: unknown key',
    at: '2026-11-23T01:40:00.000Z',
    isOver: false,
  },
  nextAttemptAt: '2026-11-23T01:44:00.000Z',
});

const recovered = aForward({
  pending: { count: 37, precision: 'exact' },
  trouble: {
    kind: 'unreachable',
    status: null,
    detail: 'ECONNREFUSED',
    at: '2026-11-22T18:02:00.000Z',
    isOver: true,
  },
  refusedCount: 23,
  refused: [
    {
      statement: '8f87ccde-bb56-4c2e-ab83-44982ef22df0',
      status: 409,
      reason: 'A statement with this id and other content exists',
      at: '2026-11-22T18:02:00.000Z',
    },
    {
      statement: '0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e',
      status: 400,
      reason: '',
      at: '2026-11-21T02:00:00.000Z',
    },
  ],
});

const paused = aForward({
  id: 'f-3',
  name: '区纪委监委',
  keyHint: '',
  state: 'paused',
  sent: 0,
  pending: { count: 88_012, precision: 'exact' },
  lastSuccessAt: null,
});

const changing = {
  'PUT /api/forwards/f-1/state': answer(aForward()),
  'PUT /api/forwards/f-1/key': answer(aForward()),
  'POST /api/forwards/f-1/attempt': answer(aForward()),
  'DELETE /api/forwards/f-1': { status: 204 },
  'POST /api/forwards': answer(aForward(), 201),
};
const listing = (...views: readonly ForwardView[]) => ({
  ...administrator,
  ...changing,
  'GET /api/forwards': answer(views),
});

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'nothing yet', markup, answers: listing() },
  { name: 'all is well', markup, answers: listing(aForward()) },
  { name: 'blocked', markup, answers: listing(blocked) },
  { name: 'recovered, with refusals', markup, answers: listing(recovered) },
  { name: 'several', markup, answers: listing(aForward(), blocked, paused) },
  {
    name: 'a name that is taken',
    markup,
    answers: {
      ...listing(aForward()),
      'POST /api/forwards': refusal(409, 'conflict', '已经有名为“省公务员局”的上报，请换一个名称。', {
        field: '/name',
      }),
    },
  },
  {
    name: 'learner',
    markup,
    answers: {
      ...signedIn,
      'GET /api/forwards': refusal(403, 'not-allowed', '只有系统管理员可以查看和设置学习记录上报。'),
    },
  },
  { name: 'out of reach', markup, answers: administrator },
];
