/** A city with two bureaus, their officers and learners, for tests of events and practice. */
import type { EventView, NewEventRequest } from '../../../src/domain/api/events.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aPlan } from '../../support/builders.ts';
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';

export interface EventStage {
  readonly portal: TestPortal;
  readonly officer: Person;
  readonly second: Person;
  readonly city: Person;
  readonly outsider: Person;
  readonly learners: readonly Person[];
  readonly cookies: Readonly<Record<'officer' | 'second' | 'city' | 'outsider' | 'auditor', string>>;
  readonly call: (
    who: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object,
  ) => ReturnType<Call>;
  readonly planned: (plan?: Parameters<typeof aPlan>[0]) => Promise<EventView>;
  readonly held: (plan?: Parameters<typeof aPlan>[0]) => Promise<EventView>;
}

type Call = (options: {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  payload?: object;
}) => Promise<{ statusCode: number; body: string; json: () => never; headers: Record<string, unknown> }>;

/** It is the day of `aPlan`, nine o'clock. */
export async function openEventStage(options: TestPortalOptions = {}): Promise<EventStage> {
  const portal = await openTestPortal(options);
  await portal.deps.storage.roster.add({
    units: [
      { id: 'city', name: '江澄市', parentId: null, organType: 'government' },
      { id: 'hrss', name: '人社局', parentId: 'city', organType: 'government' },
      { id: 'hall', name: '服务大厅', parentId: 'hrss', organType: 'government' },
      { id: 'court', name: '法院', parentId: 'city', organType: 'judiciary' },
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
  const as = (unitId: string, name: string) =>
    portal.addPerson({ unitId, name }, [{ role: 'officer', unitId }]);
  const officer = await as('hrss', '赵明');
  const second = await as('hrss', '钱立');
  const city = await as('city', '孙涛');
  const outsider = await as('court', '李法');
  const auditor = await portal.addPerson({ unitId: 'city', name: '周纪' }, [
    { role: 'auditor', unitId: null },
  ]);
  const learners = [];
  for (const name of ['王甲', '王乙', '王丙'])
    learners.push(await portal.addPerson({ unitId: 'hall', name }));
  const cookies = {
    officer: await portal.signIn(officer),
    second: await portal.signIn(second),
    city: await portal.signIn(city),
    outsider: await portal.signIn(outsider),
    auditor: await portal.signIn(auditor),
  };
  const call: EventStage['call'] = (cookie, method, path, payload) =>
    (portal.app.inject as unknown as Call)({
      method,
      url: path,
      headers: { cookie },
      ...(payload && { payload }),
    });
  const planned: EventStage['planned'] = async (plan = {}) => {
    const request: NewEventRequest = { unitId: 'hrss', plan: aPlan(plan) };
    const made = await call(cookies.officer, 'POST', '/api/events', request);
    if (made.statusCode !== 201) throw new Error(made.body);
    return made.json();
  };
  const held: EventStage['held'] = async (plan) => {
    const event = await planned(plan);
    const step = { version: event.version, step: 'hold' };
    const answer = await call(cookies.officer, 'POST', `/api/events/${event.id}/steps`, step);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  };
  return { portal, officer, second, city, outsider, learners, cookies, call, planned, held };
}

/** Everybody was there from beginning to end, entered by the officer and submitted. */
export async function submitted(stage: EventStage, people: readonly Person[], plan = {}): Promise<EventView> {
  const event = await stage.held(plan);
  const marks = people.map(({ staffNumber }) => ({ staffNumber, kind: 'whole' }));
  const entered = await stage.call(stage.cookies.officer, 'POST', `/api/events/${event.id}/marks`, {
    ...{ version: event.version, people: marks },
  });
  if (entered.statusCode !== 200) throw new Error(entered.body);
  const { version } = entered.json() as EventView;
  const sent = await stage.call(stage.cookies.officer, 'POST', `/api/events/${event.id}/steps`, {
    ...{ version, step: 'submit' },
  });
  if (sent.statusCode !== 200) throw new Error(sent.body);
  return sent.json();
}
