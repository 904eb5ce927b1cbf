import { expect, test } from 'vitest';
import { Observer } from './run/observer.ts';

const MINUTE = 60_000;
const stretch = (from: number, to: number) => ({ fromMs: from * MINUTE, toMs: to * MINUTE });

test('minutes that touch what was lived are lived; others are beyond', () => {
  const observer = new Observer();
  observer.sawReading(stretch(10, 13));
  expect(observer.judge([10, 11, 12])).toMatchObject({ beyond: 0, lost: 0 });
  expect(observer.judge([9, 10, 11, 13])).toMatchObject({ beyond: 2 });
});

test('a stretch accounts for no more minutes than it is long, rounded up', () => {
  const observer = new Observer();
  observer.sawReading(stretch(10.9, 11.1));
  expect(observer.judge([10, 11])).toMatchObject({ beyond: 1 });
});

test('one whole minute of each stretch may be missing, and no more', () => {
  const observer = new Observer();
  observer.sawReading(stretch(10, 15));
  observer.sawReading(stretch(20, 25));
  expect(observer.judge([10, 11, 12, 13, 20, 21, 22, 23])).toMatchObject({ beyond: 0, lost: 0 });
  expect(observer.judge([10, 11, 12, 13, 20, 21])).toMatchObject({ lost: 2 });
});

test('stretches that touch are one, and what is allowed need not be credited', () => {
  const observer = new Observer();
  observer.sawReading(stretch(10, 12));
  observer.sawReading(stretch(12, 14));
  observer.allows(stretch(14, 20));
  expect(observer.judge([10, 11, 12])).toMatchObject({ beyond: 0, lost: 0 });
  expect(observer.judge([10, 11, 12, 13, 14, 15])).toMatchObject({ beyond: 0, lost: 0 });
});
