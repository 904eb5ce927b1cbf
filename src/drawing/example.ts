/** What an element's examples are: markup, and the answers its server would give. For tests and for looking at. */
import type { Problem, SessionView } from '../domain/api/api.ts';

export interface Answer {
  readonly status: number;
  /** JSON; undefined for an answer without a body. */
  readonly body?: unknown;
}

export interface Example {
  /** The state it shows, as a sentence's subject: `signed out`, `nothing yet`. */
  readonly name: string;
  readonly markup: string;
  /** By method and path, such as `GET /api/session`; whatever is not named here cannot be reached. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export const aSession: SessionView = {
  person: {
    id: '6f1d2c7e-3a54-4c0b-9a44-0d3f5f1c2b11',
    name: '欧阳文博',
    maskedName: '欧**博',
    staffNumber: '100234567',
    unit: { id: 'u-3', name: '江岸区行政审批局' },
    roles: ['learner'],
  },
  actor: {
    objectType: 'Agent',
    account: { homePage: 'https://mingde.example/people', name: '6f1d2c7e-3a54-4c0b-9a44-0d3f5f1c2b11' },
  },
  identifier: 'https://mingde.example',
  idleMinutes: 30,
};

export function answer(body: unknown, status = 200): Answer {
  return { status, body };
}

export function refusal(
  status: number,
  code: Problem['code'],
  detail: string,
  extra: Partial<Problem> = {},
): Answer {
  const problem: Problem = { type: 'about:blank', title: code, status, code, detail, ...extra };
  return { status, body: problem };
}

export const signedIn = { 'GET /api/session': answer(aSession) } as const;
export const signedOut = { 'GET /api/session': answer(null) } as const;
