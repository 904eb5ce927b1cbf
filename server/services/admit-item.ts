/** What presence is told about: a lesson, a quiz or a case that there is. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type Catalogue, findItem, type StudyItem } from '../../src/domain/catalogue/catalogue.ts';

/** @param item - `<course>/<NN-lesson>`, `<course>/quiz` or `cases/<case>` */
export function admitItem(catalogue: Catalogue, item: string): Result<StudyItem> {
  const found = findItem(catalogue, item);
  if (found) return succeed(found);
  return fail({
    code: 'not-found',
    message: `没有“${item}”这一课，可能已经更新，请刷新页面。`,
    field: '/item',
  });
}
