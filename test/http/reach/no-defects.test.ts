/** Every call with what it expects, one value of it spoilt at a time: refused or done, and never a defect. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReviews, type ReviewStage, type Who } from '../reviews/stage.ts';
import type { Stance, Thing } from './stance.ts';
import { STANCES } from './stances.ts';
import { makeThings } from './things.ts';

let stage: ReviewStage;
let things: Record<Thing, string>;
beforeAll(async () => {
  stage = await openReviews();
  things = await makeThings(stage);
});
afterAll(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const SPOILT = [
  ...[null, true, -1, 0, 1.5, 1e21, '', ' ', 'x'.repeat(20_000), '\u0000', '\ud800', '𠮷', '2026-02-31'],
  ...['9999-12-31', '__proto__', "' OR 1=1 --", '=1+1', [], {}, [null], { kind: 'none' }],
];
const WORDS = [
  'none',
  '%00',
  '%E0%A4%A',
  '..%2f..%2fetc',
  '__proto__',
  'x'.repeat(190),
  '%F0%A0%AE%B7',
  '-1',
];
const QUERIES = [
  'year=1e3',
  'year=-1',
  'unit=%00',
  'day=x',
  'asOf=2026-13-01',
  'page=-1',
  'after=%FF',
  'a=1&a=2',
];

/** @returns the value with one of its parts in the place of another, for each part and each spoilt value */
function spoil(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const with_ = (key: string, part: unknown) =>
    Array.isArray(value) ? value.toSpliced(Number(key), 1, part) : { ...value, [key]: part };
  return entries.flatMap(([key, part]) => [
    ...SPOILT.map((spoilt) => with_(key, spoilt)),
    ...spoil(part).map((inner) => with_(key, inner)),
    ...(Array.isArray(value) ? [] : [Object.fromEntries(entries.filter(([other]) => other !== key))]),
  ]);
}

const named = (text: string) => text.replace(/\{(\w+)\}/g, (_, thing: string) => things[thing as Thing]);

type Asked = readonly [url: string, body: unknown];

/** Spoilt addresses with what is expected, then the right address with spoilt bodies. */
function spoiltCalls(path: string, { of, and, query, payload }: Stance, hasBody: boolean): readonly Asked[] {
  const right = path
    .replace(/:(\w+)/, of ? things[of] : things.course)
    .replace(/:\w+/, and ? things[and] : 'q1');
  const usual = query ? `${named(query)}&` : '';
  const urls = [
    ...WORDS.map((word) => path.replace(/:\w+/g, word)),
    ...QUERIES.map((more) => `${right}?${usual}${more}`),
  ];
  const bodies = [...SPOILT, ...spoil(payload && JSON.parse(named(JSON.stringify(payload))))];
  return [
    ...urls.map((url): Asked => [url, payload]),
    ...(hasBody ? bodies.map((body): Asked => [right, body]) : []),
  ];
}

test.each(Object.entries(STANCES))('%s', async (call, stance) => {
  const [method, path] = call.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
  const hasBody = method !== 'GET';
  for (const who of ['hall', 'administrator'] satisfies readonly Who[]) {
    for (const [url, body] of spoiltCalls(path, stance, hasBody)) {
      const response = await stage.portal.app.inject({
        ...{ method, url },
        headers: { cookie: stage.cookies[who], 'content-type': 'application/json' },
        ...(hasBody && { payload: JSON.stringify(body) ?? '' }),
      });
      const sent = `${who} ${call}: ${url} ${JSON.stringify(body)?.slice(0, 200)}`;
      expect(response.statusCode, sent).toBeLessThan(500);
      if (response.statusCode >= 400) expect(response.json().code, sent).toMatch(/^[a-z-]+$/);
    }
  }
});
