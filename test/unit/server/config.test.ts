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
