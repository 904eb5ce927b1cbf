/** xAPI 1.0.3 Data 2.6: signed statements. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import { aSigner, jwsOf, signatureAttachment, type TestSigner } from '../../support/signing.ts';
import { ACTIVITY, aStatement } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf, STATEMENTS, withId } from './lrs.ts';
import { dataPart, inParts, jsonPart, partsOf } from './parts.ts';
import type { Asker } from './record.ts';

const lrs = freshLrs();
let signer: TestSigner;
beforeAll(() => {
  signer = aSigner();
});

const SIGNATURE_TYPE = { 'Content-Type': 'application/octet-stream' };
const signedWith = (jws: string, statement: Statement, attachment: object = {}) =>
  inParts(
    jsonPart({ ...statement, attachments: [signatureAttachment(jws, attachment)] }),
    dataPart(jws, SIGNATURE_TYPE),
  );
const send = async (jws: string, statement: Statement, asker: Asker = lrs.system) =>
  outcomeOf(await asker.ask('POST', STATEMENTS, signedWith(jws, statement)));

describe('Data 2.6: a signature is taken', () => {
  test.each(['RS256', 'RS384', 'RS512'])('that is made with %s, and comes back as it was', async (alg) => {
    const statement = withId();
    const jws = jwsOf(statement, signer, { alg });
    expect(await send(jws, statement)).toEqual([200]);
    const [, part] = partsOf(await lrs.get({ statementId: statement.id, attachments: 'true' }));
    expect(String(part?.data)).toBe(jws);
  });

  test('in 2.0 as in 1.0.3', async () => {
    const statement = withId({ timestamp: '2026-11-23T09:00:00+08:00' });
    expect(await send(jwsOf(statement, signer), statement, lrs.second)).toEqual([200]);
  });

  test.each([
    ['the id', {}, { id: undefined }],
    ['the version', { version: '1.0.3' }, {}],
    [
      'authority and stored time',
      { authority: ACTIVITY && { openid: 'https://a.cn' }, stored: '2020-01-01T00:00:00Z' },
      {},
    ],
    [
      'the form of contextActivities',
      { context: { contextActivities: { parent: [ACTIVITY] } } },
      { context: { contextActivities: { parent: ACTIVITY } } },
    ],
    [
      'the zone of its time',
      { timestamp: '2026-11-23T01:00:00Z' },
      { timestamp: '2026-11-23T09:00:00+08:00' },
    ],
  ])('over a statement that differs in %s', async (_title, sent, signed) => {
    const statement = withId(sent);
    const { id } = statement;
    expect(await send(jwsOf({ ...aStatement(), id, ...signed }, signer), statement)).toEqual([200]);
  });

  test('over a statement as an LRS returned it, with all that the LRS had set', async () => {
    const statement = withId();
    await lrs.post(statement);
    const returned = await lrs.find(statement.id);
    const again = { ...returned, id: crypto.randomUUID() };
    expect(await send(jwsOf(again, signer), again)).toEqual([200]);
  });

  test('that names no certificate: only the signer’s partner can tell then', async () => {
    const statement = withId();
    expect(await send(jwsOf(statement, signer, { x5c: null }), statement)).toEqual([200]);
  });
});

describe('Data 2.6: a signature is refused, and nothing is stored,', () => {
  const statement = withId();
  const cut = (jws: string) => `${jws.slice(0, -6)}AAAAAA`;
  const swapped = (jws: string, payload: object) => {
    const [head, , signature] = jws.split('.');
    return [head, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.');
  };
  const refused: readonly (readonly [string, () => string, RegExp])[] = [
    ['with alg none', () => jwsOf(statement, signer, { alg: 'none' }), /made with "none"/],
    ['with ES256', () => jwsOf(statement, signer, { alg: 'ES256' }), /made with "ES256"/],
    ['with PS256', () => jwsOf(statement, signer, { alg: 'PS256' }), /made with "PS256"/],
    ['with HS256', () => jwsOf(statement, signer, { alg: 'HS256' }), /made with "HS256"/],
    [
      'with an alg of every object',
      () => jwsOf(statement, signer, { alg: 'constructor' }),
      /made with "constructor"/,
    ],
    ['that was tampered with', () => cut(jwsOf(statement, signer)), /not made with the key/],
    [
      'made with another key than its certificate’s',
      () => jwsOf(statement, signer, { x5c: [aSigner().certificate] }),
      /not made with the key/,
    ],
    [
      'whose alg is not the one it was made with',
      () => {
        const [, payload, signature] = jwsOf(statement, signer, { alg: 'RS512' }).split('.');
        const [head] = jwsOf(statement, signer, { alg: 'RS256' }).split('.');
        return [head, payload, signature].join('.');
      },
      /not made with the key/,
    ],
    [
      'with a certificate that is none',
      () => jwsOf(statement, signer, { x5c: ['AAAA'] }),
      /certificate that cannot be used/,
    ],
    [
      'with an x5c that is no list',
      () => jwsOf(statement, signer, { x5c: signer.certificate }),
      /no list of certificates/,
    ],
    [
      'over another statement',
      () => jwsOf({ ...statement, result: { success: true } }, signer),
      /covers another statement/,
    ],
    [
      'over the same words under another id',
      () => jwsOf({ ...statement, id: crypto.randomUUID() }, signer),
      /covers another statement/,
    ],
    [
      'whose payload was put in place of another',
      () => swapped(jwsOf(withId(), signer), statement),
      /not made with the key/,
    ],
    ['over something that is no statement', () => jwsOf({ a: 1 }, signer), /no statement/],
    ['over the wrong JSON altogether', () => jwsOf([statement], signer), /no statement/],
    ['that is no JWS', () => 'no JWS', /compact form/],
    ['in five parts', () => `${jwsOf(statement, signer)}.a.b`, /compact form/],
    [
      'whose header is none',
      () => `e30x.${jwsOf(statement, signer)}`.split('.').slice(0, 3).join('.'),
      /header|made with/,
    ],
  ];

  test.each(refused)('%s', async (_title, make, sentence) => {
    const jws = make();
    for (const asker of [lrs.system, lrs.second]) {
      expect(await send(jws, statement, asker)).toEqual([400, expect.stringMatching(sentence)]);
    }
    expect(await lrs.idsOf()).toEqual([]);
  });

  test('called something else than application/octet-stream', async () => {
    const ask = signedWith(jwsOf(statement, signer), statement, { contentType: 'application/jose' });
    expect(outcomeOf(await lrs.system.ask('POST', STATEMENTS, ask))).toEqual([
      400,
      expect.stringContaining('application/octet-stream'),
    ]);
  });

  test('left at a fileUrl', async () => {
    const jws = jwsOf(statement, signer);
    const attachments = [signatureAttachment(jws, { fileUrl: 'https://a.cn/1.jws' })];
    expect(outcomeOf(await lrs.post({ ...statement, attachments }))).toEqual([
      400,
      expect.stringContaining('travels as a part'),
    ]);
  });

  test('together with the batch it stands in', async () => {
    const jws = cut(jwsOf(statement, signer));
    const batch = [withId(), { ...statement, attachments: [signatureAttachment(jws)] }];
    const ask = inParts(jsonPart(batch), dataPart(jws, SIGNATURE_TYPE));
    expect(outcomeOf(await lrs.system.ask('POST', STATEMENTS, ask))).toEqual([
      400,
      expect.stringContaining('[1].attachments'),
    ]);
    expect(await lrs.idsOf()).toEqual([]);
  });
});
