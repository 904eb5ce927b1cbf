/** Write sample content into a folder of its own, with one thing changed. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SAMPLE_FILES } from './sample-files.ts';

/** Replace a passage of a file, or with `null` remove the file, or with bytes or a text write it anew. */
export type Change =
  | { readonly path: string; readonly from: string; readonly to: string }
  | { readonly path: string; readonly write: string | Uint8Array | null };

export interface ContentFolder {
  /** Its own name is `content`, as authors see it in messages. */
  readonly contentDir: string;
  readonly remove: () => Promise<void>;
}

export async function contentFolder(changes: readonly Change[] = []): Promise<ContentFolder> {
  const root = await mkdtemp(join(tmpdir(), 'mingde-content-'));
  const contentDir = join(root, 'content');
  for (const [path, text] of Object.entries(changed(changes))) {
    const target = join(contentDir, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return { contentDir, remove: () => rm(root, { recursive: true, force: true }) };
}

function changed(changes: readonly Change[]): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = { ...SAMPLE_FILES };
  for (const change of changes) {
    if (!('write' in change)) files[change.path] = replaceOnce(files[change.path], change);
    else if (change.write === null) delete files[change.path];
    else files[change.path] = change.write;
  }
  return files;
}

function replaceOnce(
  text: string | Uint8Array | undefined,
  { path, from, to }: { readonly path: string; readonly from: string; readonly to: string },
): string {
  if (typeof text !== 'string' || !text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
  return text.replace(from, () => to);
}
