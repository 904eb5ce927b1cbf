/** The states of md-service-keys. */
import type { CreatedServiceKey, ServiceKeyView } from '../../domain/api/api.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-service-keys></md-service-keys>';

const lms: ServiceKeyView = {
  key: 'md_Vq3xJ0d-8rK2mTnLwZ5c',
  name: '省干部网络学院',
  scopes: ['statements/write', 'define', 'statements/read/mine'],
  createdDay: '2026-03-02',
  lastUsedDay: '2026-11-23',
  revokedDay: null,
};
const report: ServiceKeyView = {
  key: 'md_h7Yp_2sQbF4uXeRa9MkG',
  name: '市人才工作数据平台（只读报表，每月一次）',
  scopes: ['all/read'],
  createdDay: '2026-10-08',
  lastUsedDay: null,
  revokedDay: null,
};
const revoked: ServiceKeyView = {
  key: 'md_0aZx8WvNcD6tLyPj3BfE',
  name: '旧培训系统',
  scopes: ['all'],
  createdDay: '2025-12-30',
  lastUsedDay: '2026-06-30',
  revokedDay: '2026-07-01',
};

export const aCreatedKey: CreatedServiceKey = {
  key: 'md_kT5rUw9-ZeHq1XnB7sYd',
  name: '区委党校学习系统',
  scopes: ['statements/write', 'state'],
  createdDay: '2026-11-23',
  lastUsedDay: null,
  revokedDay: null,
  secret: 'q8ZC0p3mYh-TnL5xWvB2dRk7JsEaGf_u9NiQoXy4Mc1',
};

const administrator = {
  'GET /api/session': answer({
    ...aSession,
    person: { ...aSession.person, roles: ['learner', 'administrator'] },
  }),
} as const;
const list = { ...administrator, 'GET /api/keys': answer([revoked, lms, report]) };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'not an administrator', markup, answers: signedIn },
  { name: 'no key yet', markup, answers: { ...administrator, 'GET /api/keys': answer([]) } },
  {
    name: 'three keys',
    markup,
    answers: {
      ...list,
      'POST /api/keys': answer(aCreatedKey, 201),
      [`DELETE /api/keys/${lms.key}`]: answer(undefined, 204),
    },
  },
  {
    name: 'a name that is taken',
    markup,
    answers: {
      ...list,
      'POST /api/keys': refusal(
        409,
        'conflict',
        '已经有名为“旧培训系统”的密钥（吊销的也算），请换一个名称。',
        {
          field: '/name',
        },
      ),
      [`DELETE /api/keys/${lms.key}`]: refusal(
        409,
        'conflict',
        '密钥“省干部网络学院”已于 2026-11-22 吊销，不用再吊销一次。',
      ),
    },
  },
  { name: 'server out of reach for writing', markup, answers: list },
];
