import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { OperatorError } from '../../../server/ports/operator-error.ts';

describe('CORS_ORIGINS', () => {
  const read = (written: string | undefined) => readConfig({ CORS_ORIGINS: written }).corsOrigins;

  test.each([
    [undefined, []],
    ['', []],
    [' , ', []],
    ['https://courses.example.gov.cn', ['https://courses.example.gov.cn']],
    [
      'https://courses.example.gov.cn, http://127.0.0.1:3000',
      ['https://courses.example.gov.cn', 'http://127.0.0.1:3000'],
    ],
  ])('%j allows %j', (written, origins) => {
    expect(read(written)).toEqual(origins);
  });

  test.each([
    '*',
    'null',
    'courses.example.gov.cn',
    'https://courses.example.gov.cn/',
    'https://courses.example.gov.cn/player',
    'https://courses.example.gov.cn:443',
    'https://Courses.example.gov.cn',
    'https://*.example.gov.cn',
    'https://a.example.gov.cn,*',
  ])('%j is refused with a sentence that names what is wrong', (written) => {
    expect(() => read(written)).toThrow(OperatorError);
    expect(() => read(written)).toThrow(
      /CORS_ORIGINS names "[^"]+"; an origin is scheme, host and port alone/,
    );
  });
});

describe('SMTP_URL and SMTP_FROM', () => {
  const read = (SMTP_URL: string | undefined, SMTP_FROM: string | undefined = 'mingde@example.gov.cn') =>
    readConfig({ SMTP_URL, SMTP_FROM }).mail;

  test('neither: no mails', () => {
    expect(readConfig({}).mail).toBeUndefined();
  });

  test.each([
    [
      'smtp://mail.example.gov.cn',
      { host: 'mail.example.gov.cn', port: 587, secure: false, auth: undefined },
    ],
    ['smtp://10.0.0.25:25', { host: '10.0.0.25', port: 25, secure: false }],
    ['smtps://mail.example.gov.cn/', { port: 465, secure: true }],
    [
      'smtp://ming%40de:p%25w@mail.example.gov.cn:2525',
      { auth: { user: 'ming@de', password: 'p%w' }, port: 2525 },
    ],
    ['smtp://[::1]:25', { host: '::1' }],
  ])('%s', (url, expected) => {
    expect(read(url)).toMatchObject(expected);
  });

  test.each([
    ['mingde@example.gov.cn', { name: '', address: 'mingde@example.gov.cn' }],
    ['明德 <mingde@example.gov.cn>', { name: '明德', address: 'mingde@example.gov.cn' }],
    ['"明德, 学习" <mingde@example.gov.cn>', { name: '明德, 学习', address: 'mingde@example.gov.cn' }],
  ])('from %s', (from, expected) => {
    expect(read('smtp://mail.example.gov.cn', from)?.from).toEqual(expected);
  });

  test.each([
    ['mail.example.gov.cn:25', 'a@b.cn', /SMTP_URL must be smtp:/],
    ['http://mail.example.gov.cn', 'a@b.cn', /SMTP_URL must be smtp:/],
    ['smtp://mail.example.gov.cn?tls=no', 'a@b.cn', /SMTP_URL must be smtp:/],
    ['smtp://u:100%@mail.example.gov.cn', 'a@b.cn', /percent-encoded/],
    ['smtp://mail.example.gov.cn', '', /SMTP_FROM is not; set it/],
    [undefined, 'a@b.cn', /SMTP_URL is not; set both/],
    ['smtp://mail.example.gov.cn', '明德', /SMTP_FROM is "明德"; it must be/],
  ])('%s with %s is refused with a sentence that names the fix', (url, from, sentence) => {
    expect(() => readConfig({ SMTP_URL: url, SMTP_FROM: from })).toThrow(sentence);
  });

  test('a refused address does not repeat the password that stands in it', () => {
    expect(() => read('http://u:secret@mail.example.gov.cn')).toThrow(/^(?!.*secret)/);
  });
});
