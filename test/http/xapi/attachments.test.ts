/** xAPI 1.0.3 Communication 1.5.2, Data 2.4.11: attachments, which travel as parts beside their statements. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aSubStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf, STATEMENTS, withId } from './lrs.ts';
import { asMultipart, attachmentFor, dataPart, inParts, jsonPart, partsOf, withData } from './parts.ts';
import type { Ask, Asker } from './record.ts';

const lrs = freshLrs();
const send = (ask: Ask, asker: Asker = lrs.system) => asker.ask('POST', STATEMENTS, ask);
const partsFound = async (query: Record<string, string> = {}) =>
  partsOf(await lrs.get({ attachments: 'true', ...query }));

/** What line ends, boundaries and zeros might lead astray. */
const BYTES = Buffer.from([0, 13, 10, 45, 45, 255, 254, 13, 10, 13, 10, 10]);
const holding = (data: string | Uint8Array, more: object = {}) =>
  withId({ attachments: [attachmentFor(data)], ...more });

describe('1.5.2: data sent with statements', () => {
  test.each([
    ['bytes', BYTES],
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('证书')],
    ['lines that look like a boundary', Buffer.from('--between\r\n\r\n--between-the-parts-not\r\nx')],
    ['a hundred kilobytes', Buffer.alloc(100_000, 'a\r\n')],
  ])('comes back as it was: %s', async (_title, data) => {
    const statement = holding(data);
    expect(outcomeOf(await send(withData(statement, data)))).toEqual([200]);
    const [json, part, ...more] = await partsFound({ statementId: statement.id });
    expect(JSON.parse(String(json?.data)).id).toBe(statement.id);
    expect(json?.headers).toEqual({ 'Content-Type': 'application/json' });
    expect(Buffer.compare(Buffer.from(part?.data ?? ''), data)).toBe(0);
    expect(part?.headers).toEqual(dataPart(data).headers);
    expect(more).toEqual([]);
  });

  test('of a whole batch, several for one statement and some for a SubStatement, are found together', async () => {
    const [one, two, three] = ['one', 'two', 'three'] as const;
    const batch = [
      withId({ attachments: [attachmentFor(one), attachmentFor(two)] }),
      withId({ object: aSubStatement({ attachments: [attachmentFor(three)] }) }),
      withId(),
    ];
    expect(outcomeOf(await send(withData(batch, three, one, two)))).toEqual([200]);
    const [json, ...parts] = await partsFound();
    expect(JSON.parse(String(json?.data)).statements).toHaveLength(3);
    expect(parts.map(({ data }) => String(data)).toSorted()).toEqual([one, three, two]);
  });

  test('may be sent with PUT', async () => {
    const ask = { ...withData(holding(BYTES, { id: UUID }), BYTES), query: { statementId: UUID } };
    expect(outcomeOf(await lrs.system.ask('PUT', STATEMENTS, ask))).toEqual([204]);
    expect(await partsFound({ statementId: UUID })).toHaveLength(2);
  });

  test('of two attachments with one SHA is sent once or twice, and comes back once', async () => {
    const twice = () =>
      withId({
        attachments: [attachmentFor(BYTES), attachmentFor(BYTES, { usageType: 'https://a.cn/copy' })],
      });
    expect(outcomeOf(await send(withData(twice(), BYTES)))).toEqual([200]);
    expect(outcomeOf(await send(withData(twice(), BYTES, BYTES)))).toEqual([200]);
    expect(outcomeOf(await send(withData([holding(BYTES), holding(BYTES)], BYTES)))).toEqual([200]);
    expect(await partsFound()).toHaveLength(2);
  });

  test.each(['sha224', 'sha256', 'sha384', 'sha512'])(
    'may be named by %s, in capitals too',
    async (algorithm) => {
      const sha2 = createHash(algorithm).update(BYTES).digest('hex');
      const statement = withId({ attachments: [attachmentFor(BYTES, { sha2 })] });
      const named = dataPart(BYTES, { 'X-Experience-API-Hash': sha2.toUpperCase() });
      expect(outcomeOf(await send(inParts(jsonPart(statement), named)))).toEqual([200]);
      expect(await partsFound()).toHaveLength(2);
    },
  );

  test('need not be sent where a fileUrl tells where they are, and then do not come back', async () => {
    const elsewhere = withId({
      attachments: [attachmentFor(BYTES)].map((one) => ({ ...one, fileUrl: 'https://a.cn/1' })),
    });
    expect(outcomeOf(await send({ body: elsewhere }))).toEqual([200]);
    expect(await partsFound()).toHaveLength(1);
  });

  test('stay away unless they are asked for', async () => {
    const statement = holding(BYTES);
    await send(withData(statement, BYTES));
    for (const query of [{}, { attachments: 'false' }]) {
      const response = await lrs.get(query);
      expect(response.headers['content-type']).toBe('application/json');
      expect(response.json().statements[0].attachments).toEqual(
        JSON.parse(JSON.stringify(statement.attachments)),
      );
    }
  });

  test.each(['1.0.3', '2.0.0'])('may be none at all, either way (%s)', async (version) => {
    const headers = { 'x-experience-api-version': version };
    const statement = withId();
    const ask = inParts(jsonPart(statement));
    expect(outcomeOf(await send({ ...ask, headers: { ...ask.headers, ...headers } }))).toEqual([200]);
    const [json, ...none] = partsOf(await lrs.get({ attachments: 'true' }, headers));
    expect(JSON.parse(String(json?.data)).statements[0].id).toBe(statement.id);
    expect(none).toEqual([]);
  });
});

describe('RFC 2046 5.1.1: a boundary', () => {
  const texts = ['one', 'two', ''];
  const statement = () => withId({ attachments: texts.map((text) => attachmentFor(text)) });
  const headersOf = (text: string) =>
    Object.entries(dataPart(text).headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const joined = (between: string, after = '') => {
    const parts = texts.map((text) => `--between-the-parts\r\n${headersOf(text).join('')}\r\n${text}`);
    const json = `--between-the-parts${after}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(statement())}\r\n`;
    return asMultipart(Buffer.from(`${json}${parts.join(between)}\r\n--between-the-parts--`));
  };

  test('may have blanks behind it, and text before the first and after the last', async () => {
    expect(outcomeOf(await send(joined('\r\n', ' \t')))).toEqual([200]);
    const { body, headers } = joined('\r\n');
    const wrapped = Buffer.from(`before\r\n${body}\r\nafter`);
    expect(outcomeOf(await send({ body: wrapped, ...(headers && { headers }) }))).toEqual([200]);
  });

  test('is known by an attachment’s headers where a client forgot to begin a line, as several do', async () => {
    expect(outcomeOf(await send(joined('')))).toEqual([200]);
    expect(await partsFound()).toHaveLength(1 + texts.length);
  });

  test('within a line is data otherwise', async () => {
    const data = 'so --between-the-parts\r\nand --between-the-parts--\r\n it goes on';
    expect(outcomeOf(await send(withData(holding(data), data)))).toEqual([200]);
    expect(String((await partsFound())[1]?.data)).toBe(data);
  });
});

describe('1.5.2: parts are refused, and nothing is stored,', () => {
  const statement = holding(BYTES);
  const json = jsonPart(statement);
  const part = dataPart(BYTES);
  const { 'X-Experience-API-Hash': _hash, ...withoutHash } = part.headers;
  const { 'Content-Transfer-Encoding': _encoding, ...withoutEncoding } = part.headers;
  const ended = inParts(json, part).body as Buffer;
  const refused: readonly (readonly [string, Ask, RegExp])[] = [
    ['when JSON is not first', inParts(part, json), /first part holds the statements/],
    [
      'when the first part is called something else',
      inParts({ ...json, headers: { 'Content-Type': 'text/plain' } }, part),
      /first part/,
    ],
    ['when the first part is called nothing', inParts({ ...json, headers: {} }, part), /first part/],
    ['when there is none', asMultipart(Buffer.from('--between-the-parts--\r\n')), /has no part/],
    [
      'when a hash does not match',
      inParts(
        json,
        dataPart('other', { 'X-Experience-API-Hash': part.headers['X-Experience-API-Hash'] ?? '' }),
      ),
      /says its hash is/,
    ],
    ['when a hash is none', inParts(json, dataPart(BYTES, { 'X-Experience-API-Hash': 'ab' })), /no SHA-2/],
    ['without a hash', inParts(json, { ...part, headers: withoutHash }), /X-Experience-API-Hash/],
    [
      'without an encoding',
      inParts(json, { ...part, headers: withoutEncoding }),
      /Content-Transfer-Encoding: binary/,
    ],
    [
      'in base64',
      inParts(json, dataPart(BYTES, { 'Content-Transfer-Encoding': 'base64' })),
      /Content-Transfer-Encoding: binary/,
    ],
    [
      'when one belongs to no attachment',
      inParts(json, part, dataPart('excess')),
      /belongs to no attachment/,
    ],
    [
      'when one belongs to a statement without attachments',
      withData(withId(), BYTES),
      /belongs to no attachment/,
    ],
    ['when one is lacking', inParts(json), /neither a fileUrl nor a part/],
    [
      'when one is lacking for a SubStatement',
      inParts(jsonPart(withId({ object: aSubStatement({ attachments: statement.attachments }) }))),
      /neither a fileUrl nor a part/,
    ],
    ['when a statement is none', inParts(jsonPart({ ...statement, verb: {} }), part), /verb\.id/],
    ['when they never end', asMultipart(ended.subarray(0, -8)), /does not end/],
    [
      'when a part has no empty line',
      asMultipart(
        Buffer.from('--between-the-parts\r\nContent-Type: application/json\r\n--between-the-parts--\r\n'),
      ),
      /no empty line/,
    ],
    [
      'without a boundary',
      { body: ended, headers: { 'content-type': 'multipart/mixed' } },
      /needs a boundary/,
    ],
    [
      'as a form',
      { body: ended, headers: { 'content-type': 'multipart/form-data; boundary=between-the-parts' } },
      /Content-Type/,
    ],
    ['as JSON alone, without a fileUrl', { body: statement }, /neither a fileUrl nor a part/],
  ];

  test.each(refused)('%s', async (_title, ask, sentence) => {
    for (const asker of [lrs.system, lrs.second]) {
      expect(outcomeOf(await send(ask, asker))).toEqual([400, expect.stringMatching(sentence)]);
    }
    expect(await lrs.idsOf()).toEqual([]);
  });
});

test('1.5.2: attachments=1 or TRUE is neither true nor false', async () => {
  for (const attachments of ['1', 'TRUE', '']) expect((await lrs.get({ attachments })).statusCode).toBe(400);
});
