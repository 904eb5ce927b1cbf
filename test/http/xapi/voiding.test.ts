/** xAPI 1.0.3 Data 2.3.2, Communication 2.1.3, 2.1.4: voided statements. */
import { expect, test } from 'vitest';
import { UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf, referringTo, STATEMENTS, voiding, withId } from './lrs.ts';

const lrs = freshLrs();
const asked = async (name: 'statementId' | 'voidedStatementId', id: string) => {
  const response = await lrs.get({ [name]: id });
  return response.statusCode === 200 ? response.json().id : response.statusCode;
};

test('Data 2.3.2: a voided statement is found only as such', async () => {
  const [target, other] = [withId(), withId()];
  await lrs.post([target, other]);
  const voider = voiding(target.id.toUpperCase());
  expect(outcomeOf(await lrs.post(voider))).toEqual([200]);
  expect(await lrs.idsOf({ ascending: 'true' })).toEqual([other.id, voider.id]);
  expect(await lrs.idsOf({ verb: target.verb.id })).not.toContain(target.id);
  expect(await asked('statementId', target.id)).toBe(404);
  expect(await asked('voidedStatementId', target.id)).toBe(target.id);
  expect(await asked('voidedStatementId', other.id)).toBe(404);
  expect(await asked('voidedStatementId', voider.id)).toBe(404);
});

test('2.1.4: what refers to a voided statement is not hidden, and is found for its sake', async () => {
  const verb = { id: 'https://a.cn/said' };
  const target = withId({ verb });
  const [comment, voider] = [referringTo(target.id), voiding(target.id)];
  await lrs.post([target, comment, voider]);
  expect(await lrs.idsOf({ ascending: 'true' })).toEqual([comment.id, voider.id]);
  expect(await lrs.idsOf({ verb: verb.id, ascending: 'true' })).toEqual([comment.id, voider.id]);
});

test('Data 2.3.2: voiding an id that is not known yet is accepted, and takes effect when it comes', async () => {
  const target = withId();
  const voider = voiding(target.id);
  expect(outcomeOf(await lrs.post(voider))).toEqual([200]);
  expect(await asked('statementId', voider.id)).toBe(voider.id);
  expect(outcomeOf(await lrs.post(target))).toEqual([200]);
  expect(await asked('statementId', target.id)).toBe(404);
  expect(await asked('voidedStatementId', target.id)).toBe(target.id);
});

test.each(['1.0.3', '2.0.0'])('Data 2.3.2: a voiding statement cannot be voided (%s)', async (version) => {
  const target = withId();
  const voider = voiding(target.id);
  const second = voiding(voider.id);
  await lrs.post([target, voider]);
  await lrs.post(second, { 'x-experience-api-version': version });
  expect(await asked('statementId', voider.id)).toBe(voider.id);
  expect(await asked('voidedStatementId', voider.id)).toBe(404);
  expect(await asked('voidedStatementId', target.id)).toBe(target.id);
  expect(await lrs.idsOf()).toContain(voider.id);
});

test('Data 2.3.2: a voided statement stays voided when it is sent again', async () => {
  const target = withId();
  await lrs.post([target, voiding(target.id)]);
  expect(outcomeOf(await lrs.put(target))).toEqual([204]);
  expect(outcomeOf(await lrs.put({ ...target, result: { success: true } }))[0]).toBe(409);
  expect(await asked('statementId', target.id)).toBe(404);
});

test('Data 2.3.2: voided twice is voided once', async () => {
  const target = withId();
  expect(outcomeOf(await lrs.post([target, voiding(target.id), voiding(target.id)]))).toEqual([200]);
  expect(await asked('voidedStatementId', target.id)).toBe(target.id);
});

test('Data 2.3.2: what voids refers to a statement, and to nothing else', async () => {
  const { verb } = voiding(UUID);
  for (const object of [{ id: 'https://a.cn/x' }, { objectType: 'Agent', mbox: 'mailto:a@b.cn' }]) {
    expect(outcomeOf(await lrs.post(withId({ verb, object })))).toEqual([
      400,
      expect.stringContaining('must be a StatementRef'),
    ]);
  }
});

test('4.2: voiding needs unrestricted access', async () => {
  const writer = await lrs.record.keyWith('statements/write');
  const response = await writer.ask('POST', STATEMENTS, { body: voiding(UUID) });
  expect(outcomeOf(response)).toEqual([403, expect.stringContaining('scope all')]);
});
