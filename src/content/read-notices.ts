/** The wordings of notices: one file for everybody, and one for each unit that says something otherwise. */
import type { NoticeBook } from '../domain/notice/wording.ts';
import { messages } from './messages.ts';
import { readFolder, reportIn, reportUnexpected } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';
import { SLUG } from './schemas/fields.ts';
import { noticeBookSchema, noticeOverrideSchema } from './schemas/notice.ts';
import { type Library, readSource } from './source.ts';

const FOLDER = 'notices';
const FOR_ALL = 'standard';

/** @returns undefined where the folder is missing: nobody is sent notices then */
export async function readNotices(library: Library): Promise<NoticeBook | undefined> {
  const folder = await readFolder(library, FOLDER);
  reportUnexpected(library, folder, /\.yaml$/, messages.notice.folder());
  const ids = folder.files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
  if (ids.length === 0) return undefined;
  for (const id of ids.filter((one) => !SLUG.test(one))) {
    reportIn(library, `${FOLDER}/${id}.yaml`, messages.file.slug(id));
  }
  const overrides: NoticeBook['overrides'][number][] = [];
  for (const id of ids.filter((one) => one !== FOR_ALL)) {
    const override = await readOverride(library, id, overrides);
    if (override) overrides.push(override);
  }
  const source = await readSource(library, `${FOLDER}/${FOR_ALL}.yaml`);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, noticeBookSchema);
  if (!file) return undefined;
  const { kinds: wordings, ...book } = file.value;
  return { ...book, wordings, overrides };
}

async function readOverride(
  library: Library,
  id: string,
  claimed: NoticeBook['overrides'],
): Promise<NoticeBook['overrides'][number] | undefined> {
  const source = await readSource(library, `${FOLDER}/${id}.yaml`);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, noticeOverrideSchema);
  if (!source || !file) return undefined;
  const { units, kinds } = file.value;
  for (const other of claimed) {
    for (const unit of units.filter((one) => other.units.includes(one))) {
      source.report(file.at(['units']), messages.notice.unitTwice(unit, other.id));
    }
  }
  const wordings = Object.fromEntries(Object.entries(kinds).filter(([, value]) => value !== undefined));
  return { id, units, wordings };
}
