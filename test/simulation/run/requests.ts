/** Raw requests of a scenario: forged, replayed, whatever. With the person's session and what was remembered. */
import { randomUUID } from 'node:crypto';
import { accountHomePage } from '../../../src/domain/catalogue/activity-iri.ts';
import type { SentRequest, ServerAnswer } from '../client/device.ts';
import type { StepOf } from '../scenario/scenario.ts';
import type { World } from './world.ts';

/** Ask so many times, one every so often, without holding up the steps that follow. */
export async function sendRaw(world: World, step: StepOf<'http'>): Promise<void> {
  for (let time = 0; time < step.times; time += 1) {
    if (step.every > 0 && time > 0) world.timeline.after(time * step.every, () => void sendOnce(world, step));
    else await sendOnce(world, step);
  }
}

async function sendOnce(world: World, step: StepOf<'http'>): Promise<void> {
  const person = world.person(step.who);
  const device = person.device(step.device);
  await person.signIn(device);
  const fill = (value: unknown) =>
    filled(value, { ...builtIn(world, step.who), ...Object.fromEntries(world.memory) });
  const body = step.body === undefined ? {} : { body: JSON.stringify(fill(step.body)) };
  const headers = {
    ...(step.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(fill(step.headers) as Record<string, string>),
  };
  const answer = await device.request(String(fill(step.path)), { method: step.method, headers, ...body });
  judgeAnswer(world, step, answer);
}

/** An offline stretch written by hand: a beat every twenty seconds, counted from when the ticket was issued. */
export async function sendStretch(world: World, step: StepOf<'stretch'>): Promise<void> {
  const { item, active, section, at, who, device, note, status, answer } = step;
  const beats = Array.from({ length: Math.floor(step.for / 20_000) + 1 }, (_, index) => ({
    ...{ afterMs: step.from + index * 20_000, section, visible: true, focused: true, active },
  }));
  const body = { item, ticket: `\${${step.ticket}}`, beats, answers: [] };
  const asked = { method: 'POST' as const, path: '/api/presence/offline', headers: {}, body };
  const once = { times: 1, every: 0, remember: {} };
  await sendOnce(world, { do: 'http', ...{ at, who, device, note, status, answer }, ...asked, ...once });
}

function judgeAnswer(world: World, step: StepOf<'http'>, answer: ServerAnswer): void {
  const where = `${step.do} at ${step.at / 1000} s, ${step.method} ${step.path}`;
  checkStatus(world, { where, wanted: step.status, found: answer.status, body: answer.body });
  const read = readJson(answer.body);
  for (const [name, pointer] of Object.entries(step.remember)) world.memory.set(name, valueAt(read, pointer));
  for (const [pointer, wanted] of Object.entries(step.answer)) {
    const found = valueAt(read, pointer) ?? null;
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
    world.differences.push(
      `${where}: ${pointer} of the answer is ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`,
    );
  }
}

export function checkStatus(
  world: World,
  facts: {
    readonly where: string;
    readonly wanted: number | readonly number[] | undefined;
    readonly found: number;
    readonly body?: string;
  },
): void {
  const wanted = facts.wanted === undefined ? [] : [facts.wanted].flat();
  if (wanted.length === 0 || wanted.includes(facts.found)) return;
  const said = facts.body ? `: ${facts.body.slice(0, 300)}` : '';
  world.differences.push(`${facts.where}: status ${facts.found}, expected ${wanted.join(' or ')}${said}`);
}

/** Send once more what a browser has sent, word for word, with the session of whoever replays it. */
export async function replay(world: World, step: StepOf<'replay'>): Promise<void> {
  const person = world.person(step.who);
  const device = person.device(step.device);
  await person.signIn(device);
  const [method, path] = step.request.split(' ');
  const recorded = world
    .person(step.of ?? step.who)
    .devices()
    .flatMap(({ sent }) => sent)
    .filter((request) => request.method === method && request.path.split('?')[0] === path)
    .sort((left, right) => left.atMs - right.atMs);
  if (recorded.length === 0) throw new Error(`nothing to replay: no ${step.request} was sent`);
  const copies = Array.from({ length: step.times }, () => recorded).flat();
  const again = async (request: SentRequest) => {
    const { body, ...rest } = request;
    const answer = await device.request(request.path, {
      method: rest.method,
      headers: rest.headers,
      ...(body === undefined ? {} : { body }),
    });
    const where = `replay at ${step.at / 1000} s of ${step.request}`;
    checkStatus(world, { where, wanted: step.status, found: answer.status, body: answer.body });
  };
  for (const [at, request] of copies.entries()) {
    if (step.every > 0 && at > 0) world.timeline.after(at * step.every, () => void again(request));
    else await again(request);
  }
}

function builtIn({ host, serverClock }: World, who: string): Record<string, unknown> {
  const { identifier } = host.catalogue.portal;
  return {
    identifier,
    me: who,
    actor: { objectType: 'Agent', account: { homePage: accountHomePage(identifier), name: who } },
    home: accountHomePage(identifier),
    now: new Date(serverClock.now()).toISOString(),
    'now-ms': serverClock.now(),
  };
}

/** `"${name}"` alone stands for the value itself; within a text for its text. `"${name?}"` is left out while unknown. */
function filled(value: unknown, known: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') return filledText(value, known);
  if (Array.isArray(value)) return value.map((one) => filled(one, known));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, filled(one, known)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

const PLACE = /\$\{([a-z-]+)(\?)?\}/g;

function filledText(text: string, known: Readonly<Record<string, unknown>>): unknown {
  const look = (name: string, isOptional: boolean) => {
    if (name === 'uuid') return randomUUID();
    if (!isOptional && known[name] === undefined) throw new Error(`nothing is remembered under "${name}"`);
    return known[name];
  };
  const [whole, name = '', optional] = [...text.matchAll(PLACE)][0] ?? [];
  if (whole === text) return look(name, optional !== undefined);
  return text.replace(PLACE, (_all, part: string, isOptional?: string) =>
    String(look(part, isOptional !== undefined)),
  );
}

/** A JSON pointer (RFC 6901). */
function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
