/** The format of a scenario file. What each step means stands in docs/simulation.md; nothing else is understood. */
import { z } from 'zod';

const SECOND = 1000;
const TIME = /^(?:(\d+)d(?: |$))?(?:(\d{1,2}):(\d{2}):(\d{2}))?$/;

/** `90` seconds, `"00:01:30"`, `"2d"`, `"2d 08:30:00"`. @returns milliseconds */
const duration = z.union([
  z
    .number()
    .min(0)
    .transform((seconds) => seconds * SECOND),
  z
    .string()
    .regex(TIME, 'a time is a number of seconds, "HH:MM:SS" or "2d HH:MM:SS"')
    .transform((text) => {
      const [, days = 0, hours = 0, minutes = 0, seconds = 0] = (TIME.exec(text) ?? []).map((part) =>
        Number(part ?? 0),
      );
      return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * SECOND;
    }),
]);

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name has small letters, digits and hyphens only');
const lesson = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a lesson is <course>/<NN-lesson>');
const whole = z.number().int();
const range = z.strictObject({ min: whole.optional(), max: whole.optional() });
const amount = z.union([whole, range]);
const words = z.string().min(10, 'say in a sentence what happens and why it matters');

const atDevice = { who: name, device: name.default('pc') };
const atTab = { ...atDevice, tab: name.default('tab') };
const step = <Name extends string, Shape extends z.ZodRawShape>(does: Name, shape: Shape) =>
  z.strictObject({ do: z.literal(does), at: duration, note: z.string().optional(), ...shape });

const status = z.union([whole, z.array(whole)]);
const json: z.ZodType<unknown> = z.unknown();

const http = {
  ...atDevice,
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  path: z.string().startsWith('/', 'a path begins with /'),
  headers: z.record(z.string(), z.string()).default({}),
  body: json.optional(),
  times: whole.min(1).default(1),
  every: duration.default(0),
  remember: z.record(name, z.string().startsWith('/')).default({}),
  status: status.optional(),
  answer: z.record(z.string().startsWith('/'), json).default({}),
};

export const STEPS = {
  open: step('open', { ...atTab, lesson: lesson.optional(), quiz: name.optional() }),
  read: step('read', {
    ...atTab,
    for: duration,
    input: z.enum(['scroll', 'keyboard', 'screen-reader', 'none']).default('scroll'),
    pace: whole.min(1).default(300),
    from: z.enum(['where-left', 'start']).default('where-left'),
    answers: z.enum(['right', 'wrong', 'never']).default('right'),
  }),
  idle: step('idle', atTab),
  hide: step('hide', atTab),
  cover: step('cover', atTab),
  show: step('show', atTab),
  close: step('close', atTab),
  crash: step('crash', atTab),
  sleep: step('sleep', atDevice),
  wake: step('wake', atDevice),
  offline: step('offline', atDevice),
  online: step('online', atDevice),
  network: step('network', { ...atDevice, latency: duration }),
  'lose-answers': step('lose-answers', { ...atDevice, count: whole.min(1) }),
  'sign-in': step('sign-in', atDevice),
  'sign-out': step('sign-out', atDevice),
  quiz: step('quiz', {
    ...atDevice,
    course: name,
    answers: z.enum(['right', 'wrong']).default('right'),
    until: z.enum(['begun', 'answered', 'submitted']).default('submitted'),
    status: status.optional(),
    remember: name.optional(),
  }),
  http: step('http', http),
  stretch: step('stretch', {
    ...atDevice,
    item: lesson,
    ticket: name,
    from: duration.default(0),
    for: duration,
    active: z.boolean().default(true),
    section: z.string().default('s1'),
    status: status.optional(),
    answer: http.answer,
  }),
  replay: step('replay', {
    ...atDevice,
    of: name.optional(),
    request: z.string().regex(/^(GET|POST|PUT|DELETE) \//, 'a request is named as "POST /api/presence"'),
    times: whole.min(1).default(1),
    every: duration.default(0),
    status: status.optional(),
  }),
  restart: step('restart', { down: duration.default(0) }),
  kill: step('kill', { down: duration.default(0) }),
  publish: step('publish', {
    course: name.optional(),
    changeText: lesson.optional(),
    addSection: lesson.optional(),
    dropLesson: lesson.optional(),
    minimumMinutes: z.record(lesson, whole).default({}),
    policy: z
      .strictObject({
        requiredCentihours: whole.optional(),
        attemptsBeforeWait: whole.optional(),
        waitMinutes: whole.optional(),
        fromYear: whole.optional(),
      })
      .optional(),
  }),
  'server-clock': step('server-clock', { by: whole }),
} as const;

const entry = z.strictObject({
  course: name.optional(),
  category: z.string().optional(),
  source: z.string().optional(),
  centihours: whole.optional(),
  year: whole.optional(),
  policyVersion: whole.optional(),
  courseVersion: whole.optional(),
});

const personExpectation = z.strictObject({
  minutes: z.record(z.string(), amount).optional(),
  totalMinutes: amount.optional(),
  completed: z.array(name).optional(),
  entries: z.array(entry).optional(),
  requirements: z.record(z.string(), z.enum(['met', 'unmet', 'notAssessable'])).optional(),
});

export const scenario = z.strictObject({
  title: words,
  kind: z.enum(['honest', 'attack']),
  content: z.enum(['small', 'portal']).default('small'),
  start: z.iso.datetime({ offset: true, error: 'start is an instant such as 2026-11-23T09:00:00+08:00' }),
  end: duration.optional(),
  people: z.record(
    name,
    z.strictObject({
      devices: z
        .record(name, z.strictObject({ clock: whole.default(0), latency: duration.optional() }))
        .default({}),
    }),
  ),
  years: z.array(whole).optional(),
  steps: z.array(
    z.discriminatedUnion('do', Object.values(STEPS) as [typeof STEPS.open, ...[typeof STEPS.read]]),
  ),
  lived: z.array(z.strictObject({ who: name, from: duration, for: duration, because: words })).default([]),
  expect: z.strictObject({
    people: z.record(name, personExpectation).default({}),
    beyond: z.record(name, amount).default({}),
    lost: z.record(name, amount).default({}),
  }),
});

export type StepName = keyof typeof STEPS;
export type StepOf<Name extends StepName> = z.output<(typeof STEPS)[Name]>;
export type Step = { [Name in StepName]: StepOf<Name> }[StepName];
export type Scenario = Omit<z.output<typeof scenario>, 'steps'> & { readonly steps: readonly Step[] };
export type PersonExpectation = z.output<typeof personExpectation>;
export type EntryExpectation = z.output<typeof entry>;
export type Amount = z.output<typeof amount>;
