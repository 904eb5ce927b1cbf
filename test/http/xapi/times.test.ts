/** xAPI 1.0.3 Data 4.5, 4.6, 2.4.7, 2.4.8; xAPI 2.0 (IEEE 9274.1.1) 4.2.7: timestamps and durations. */
import { describe, expect, test } from 'vitest';
import { aSubStatement } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf, STATEMENTS, withId } from './lrs.ts';

const lrs = freshLrs();
const askers = () => [lrs.system, lrs.second];
const MOMENT = '2026-11-23T09:00:00';

describe('Data 4.5: a timestamp is refused', () => {
  test.each(['-00', '-0000', '-00:00'])('with the zone %s, wherever it stands', async (zone) => {
    const time = `${MOMENT}${zone}`;
    const statements = [
      withId({ timestamp: time }),
      withId({ stored: time }),
      withId({ object: aSubStatement({ timestamp: time }) }),
    ];
    for (const asker of askers()) {
      for (const body of statements) {
        expect(outcomeOf(await asker.ask('POST', STATEMENTS, { body }))).toEqual([
          400,
          expect.stringMatching(/(?:timestamp|stored) must be a date and time/),
        ]);
      }
    }
    expect((await lrs.get({ since: time })).statusCode).toBe(400);
    expect((await lrs.get({ until: time })).statusCode).toBe(400);
  });

  test.each(['', 'Z+08:00', '+25:00', '+08:60', ' 08:00'])('with the zone "%s"', async (zone) => {
    expect(outcomeOf(await lrs.post(withId({ timestamp: `${MOMENT}${zone}` })))[0]).toBe(400);
  });

  test.each([
    '2026-11-23',
    '2026-02-30T09:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23 09:00:00Z',
    'now',
    20261123,
  ])('that is %s', async (timestamp) => {
    expect(outcomeOf(await lrs.post(withId({ timestamp })))[0]).toBe(400);
  });
});

describe('Data 2.4.7: a timestamp comes back', () => {
  const sent: readonly (readonly [string, string])[] = [
    [`${MOMENT}.123+08:00`, '2026-11-23T01:00:00.123Z'],
    [`${MOMENT}.007+08`, '2026-11-23T01:00:00.007Z'],
    [`${MOMENT}.500-0430`, '2026-11-23T13:30:00.500Z'],
    [`${MOMENT}.000Z`, '2026-11-23T09:00:00.000Z'],
    [`${MOMENT}+00:00`, '2026-11-23T09:00:00.000Z'],
    ['2027-01-01T00:00:00.999+08:00', '2026-12-31T16:00:00.999Z'],
  ];

  test.each(sent)('as it was sent, %s, in 1.0.3', async (timestamp) => {
    const statement = withId({ timestamp, object: aSubStatement({ timestamp }) });
    await lrs.post(statement);
    expect(await lrs.find(statement.id)).toMatchObject({ timestamp, object: { timestamp } });
  });

  test.each(sent)('in UTC with its milliseconds, %s as %s, in 2.0', async (timestamp, utc) => {
    const statement = withId({ timestamp, object: aSubStatement({ timestamp }) });
    await lrs.second.ask('POST', STATEMENTS, { body: statement });
    expect(await lrs.find(statement.id)).toMatchObject({ timestamp: utc, object: { timestamp: utc } });
  });

  test('as the time of storing where none was sent, with milliseconds', async () => {
    const statement = withId();
    lrs.record.clock.advance(7);
    await lrs.post(statement);
    const { timestamp, stored } = await lrs.find(statement.id);
    expect([timestamp, stored]).toEqual(Array(2).fill('2026-11-23T01:00:00.007Z'));
  });

  test('2.4.8: the stored time is the server’s, whatever was sent', async () => {
    const statement = withId({ stored: '2001-01-01T00:00:00Z' });
    await lrs.post(statement);
    expect((await lrs.find(statement.id)).stored).toBe('2026-11-23T01:00:00.000Z');
  });
});

test('2.1.3: since and until compare instants, in whatever zone they are written', async () => {
  const statements = [withId(), withId(), withId()];
  for (const statement of statements) {
    await lrs.post(statement);
    lrs.record.clock.advance(1000);
  }
  const [first, second, third] = statements.map(({ id }) => id);
  expect(await lrs.idsOf({ since: '2026-11-23T01:00:00Z' })).toEqual([third, second]);
  expect(await lrs.idsOf({ until: '2026-11-23T09:00:01.000+08:00' })).toEqual([second, first]);
  const between = { since: '2026-11-22T21:00:00.000-04:00', until: '2026-11-23T01:00:01Z' };
  expect(await lrs.idsOf(between)).toEqual([second]);
});

describe('Data 4.6: a duration', () => {
  test.each([
    'PT1.23456789S',
    'P1DT12H30M5.001S',
    'PT0,5H',
    'P3Y6M',
    'P4W',
    'PT36000000S',
    'PT0.1234567890123456789S',
  ])('%s is taken, and comes back with all its digits', async (duration) => {
    for (const asker of askers()) {
      const statement = withId({ result: { duration } });
      expect(outcomeOf(await asker.ask('POST', STATEMENTS, { body: statement }))).toEqual([200]);
      expect((await lrs.find(statement.id)).result?.duration).toBe(duration);
    }
  });

  test.each([
    ['PT1.23S', 'PT1.239S', 200],
    ['PT1.23S', 'PT1.2300001S', 200],
    ['PT1.23S', 'PT1.24S', 409],
    ['PT90S', 'PT1M30S', 200],
    ['PT24H', 'P1D', 200],
    ['P7D', 'P1W', 200],
    ['PT0.29S', 'PT0.28S', 409],
  ])('%s and %s under one id: %i', async (one, other, status) => {
    const statement = withId({ result: { duration: one } });
    await lrs.post(statement);
    expect((await lrs.post({ ...statement, result: { duration: other } })).statusCode).toBe(status);
  });

  test.each(['', 'P', 'PT', '1H', 'P1H', 'PT1D', 'PT1.5M2S', 'P4W1D', 'PT-1S', 60])(
    '%s is refused',
    async (duration) => {
      expect(outcomeOf(await lrs.post(withId({ result: { duration } })))[0]).toBe(400);
    },
  );
});
