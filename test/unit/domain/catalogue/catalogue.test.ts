/** Finding courses and lessons by the ids that the browser sends. */
import { expect, test } from 'vitest';
import { findCourse, findLesson } from '../../../../src/domain/catalogue/catalogue.ts';
import { aCatalogue } from '../../../support/builders.ts';

const catalogue = aCatalogue();

test('a lesson is found with its course', () => {
  const found = findLesson(catalogue, 'integrity/02-relatives');
  expect(found?.course.id).toBe('integrity');
  expect(found?.lesson.slug).toBe('02-relatives');
});

test.each(['', 'integrity', 'integrity/', 'integrity/09-none', 'service/01-gifts', '02-relatives'])(
  '"%s" is no lesson of the portal',
  (id) => {
    expect(findLesson(catalogue, id)).toBeUndefined();
  },
);

test('an unknown course is not found', () => {
  expect(findCourse(catalogue, 'integrity')?.title).toBe('公正廉洁');
  expect(findCourse(catalogue, 'constructor')).toBeUndefined();
});
