/** A folder of YAML files that need no other: read and checked by one schema, each with its id. */
import { messages } from './messages.ts';
import { readFolder, reportIn, reportUnexpected } from './read-folder.ts';
import { type Located, readYaml } from './read-yaml.ts';
import { SLUG } from './schemas/fields.ts';
import { type Library, readSource, type Source } from './source.ts';

export interface PlainFile<Value> {
  /** The file's name without its ending. */
  readonly id: string;
  readonly source: Source;
  readonly file: Located<Value>;
}

/** A content folder need not have it. @param place - what belongs there */
export async function readPlainFolder<Schema extends Parameters<typeof readYaml>[1]>(
  library: Library,
  path: string,
  { schema, place }: { readonly schema: Schema; readonly place: string },
) {
  const folder = await readFolder(library, path);
  reportUnexpected(library, folder, /\.yaml$/, place);
  const files = [];
  for (const name of folder.files.filter((file) => file.endsWith('.yaml'))) {
    const id = name.slice(0, -'.yaml'.length);
    if (!SLUG.test(id)) reportIn(library, `${path}/${name}`, messages.file.slug(id));
    const source = await readSource(library, `${path}/${name}`);
    const file = source && readYaml<Schema>({ source, text: source.text, firstLine: 1 }, schema);
    if (source && file) files.push({ id, source, file });
  }
  return files;
}
