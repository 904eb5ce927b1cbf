import { describe, expect, test } from 'vitest';
import { isDuration, isIri, isLanguageTag, isSha2, readTimestamp } from '../../../src/domain/xapi/formats.ts';

describe('xAPI 1.0.3 Data 4.5: a timestamp', () => {
  test.each([
    ['2026-11-23T09:00:00+08:00', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T09:00:00+08', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T09:00:00+0800', '2026-11-23T01:00:00.000Z'],
    ['2026-11-22T20:30:00-04:30', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23t01:00:00.5z', '2026-11-23T01:00:00.500Z'],
    ['2026-11-23T01:00:00.123999999Z', '2026-11-23T01:00:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(new Date(readTimestamp(text) ?? Number.NaN).toISOString()).toBe(iso);
  });

  test.each([
    '2026-11-23',
    '2026-11-23T09:00:00',
    '2026-11-23T09:00Z',
    '2026-11-23 09:00:00Z',
    '2026-02-30T09:00:00Z',
    '2025-02-29T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T09:60:00Z',
    '2026-11-23T09:00:61Z',
    '2026-11-23T09:00:00.Z',
    '2026-11-23T09:00:00-00:00',
    '2026-11-23T09:00:00-0000',
    '2026-11-23T09:00:00-00',
    '2026-11-23T09:00:00+24:00',
    '01/011/2015',
    '',
  ])('%s is none', (text) => {
    expect(readTimestamp(text)).toBeUndefined();
  });
});

describe('xAPI 1.0.3 Data 4.6: a duration', () => {
  test.each([
    'PT4H35M59.14S',
    'PT16559.14S',
    'P3Y1M29DT4H35M59.14S',
    'P3Y',
    'P4W',
    'P0.5Y',
    'PT0,5H',
    'PT0S',
  ])('%s', (text) => {
    expect(isDuration(text)).toBe(true);
  });
  test.each([
    'P',
    'PT',
    'P1YT',
    'P4W1D',
    'PA1H0M0S',
    '4H',
    'P1H',
    'PT1D',
    'P1.5YT1S',
    'PT1.5H30M',
    '-P1D',
    'P1D2Y',
  ])('%s is none', (text) => {
    expect(isDuration(text)).toBe(false);
  });
});

describe('RFC 5646: a language tag', () => {
  test.each([
    'zh',
    'zh-CN',
    'zh-Hans-CN',
    'zh-cmn-Hans-CN',
    'cmn',
    'und',
    'de-CH-1996',
    'sl-rozaj-biske',
    'es-419',
    'en-u-ca-gregory-x-own',
    'x-whatever',
    'i-klingon',
    'en-GB-oed',
  ])('%s', (text) => {
    expect(isLanguageTag(text)).toBe(true);
  });
  test.each(['', 'z', 'zh_CN', 'zh-', '-zh', 'zh--CN', 'chinesisch', 'zh-CN-a', 'en-x', 'a-DE', '中文'])(
    '"%s" is none',
    (text) => {
      expect(isLanguageTag(text)).toBe(false);
    },
  );
});

describe('xAPI 1.0.3 Data 4.3: an IRI', () => {
  test.each([
    'https://example.gov.cn/课程',
    'urn:uuid:1',
    'tag:a,2026:b',
    'a:b',
    'https://a.cn/%E4%BD%A0#x?y',
  ])('%s', (text) => {
    expect(isIri(text)).toBe(true);
  });
  test.each([
    '',
    'example.gov.cn',
    '/path',
    'https:',
    '1a:b',
    'a b:c',
    'https://a.cn/a b',
    'https://a.cn/%zz',
    'a:\ud800',
    'a:<b>',
  ])('"%s" is none', (text) => {
    expect(isIri(text)).toBe(false);
  });
});

test('xAPI 1.0.3 Data 2.4.11: a SHA-2 has 224, 256, 384 or 512 bits', () => {
  expect([224, 256, 384, 512, 160].map((bits) => isSha2('a'.repeat(bits / 4)))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('no text takes long to judge', () => {
  const long = 'a-'.repeat(200_000);
  const start = performance.now();
  isLanguageTag(long);
  isIri(`a:${long}`);
  isDuration(`P${'1'.repeat(200_000)}`);
  readTimestamp(`2026-11-23T09:00:00.${'1'.repeat(200_000)}`);
  expect(performance.now() - start).toBeLessThan(500);
});
