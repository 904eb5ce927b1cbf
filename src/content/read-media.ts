/** The recordings of a course: how long they are, their captions, and which lesson plays them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseFile } from 'music-metadata';
import type { MediaSource } from './content.ts';
import { sha256Hex } from './content-hash.ts';
import { componentsIn, type MdxNode, propertyOf, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { TOP } from './problem.ts';
import { type Folder, reportIn } from './read-folder.ts';
import { type Library, readSource, type Source } from './source.ts';

const RECORDING_NAME = /^[a-z0-9][a-z0-9-]*\.(?:mp3|m4a|mp4)$/;
const CAPTIONS_NAME = /^[a-z0-9][a-z0-9-]*\.vtt$/;
const IS_MEDIA = /\.(?:mp3|m4a|mp4|vtt)$/;

/** Does it have a picture, so that who cannot hear needs captions beside it? */
function isVideo(name: string): boolean {
  return name.endsWith('.mp4');
}

export class Media {
  readonly #library: Library;
  readonly #folder: Folder;
  readonly #files: readonly MediaSource[];
  readonly #used = new Set<string>();

  private constructor(library: Library, folder: Folder, files: readonly MediaSource[]) {
    this.#library = library;
    this.#folder = folder;
    this.#files = files;
  }

  static async read(library: Library, folder: Folder): Promise<Media> {
    const names = folder.files.filter((name) => IS_MEDIA.test(name));
    const read = names.map((name) =>
      name.endsWith('.vtt')
        ? readCaptions(library, `${folder.path}/${name}`)
        : readRecording(library, folder, name),
    );
    return new Media(
      library,
      folder,
      (await Promise.all(read)).filter((file) => file !== undefined),
    );
  }

  /** The files a lesson plays, each once; those that are missing or badly named are reported. */
  of(source: Source, body: MdxNode): readonly MediaSource[] {
    const names = componentsIn(body, 'Media').flatMap((node) => this.#namesOf(source, node));
    for (const name of names) this.#used.add(name);
    return this.#files.filter((file) => names.includes(file.name));
  }

  #namesOf(source: Source, node: MdxNode): readonly string[] {
    const src = propertyOf(node, 'src');
    const captions = propertyOf(node, 'captions');
    const report = (message: string) => source.report(startOf(node), message);
    // A property that is missing or no literal has been reported as such.
    if (src === undefined) return [];
    if (!RECORDING_NAME.test(src)) report(messages.media.name(src));
    else this.#reportMissing(src, report);
    if (captions === undefined) {
      if (isVideo(src)) report(messages.media.captions());
      return [src];
    }
    if (!CAPTIONS_NAME.test(captions)) report(messages.media.captionsName(captions));
    else this.#reportMissing(captions, report);
    return [src, captions];
  }

  #reportMissing(name: string, report: (message: string) => void): void {
    if (!this.#folder.files.includes(name)) report(messages.media.missing(name));
  }

  /** To be called when every lesson of the folder has been read. */
  reportUnused(): void {
    for (const { name } of this.#files.filter((file) => !this.#used.has(file.name))) {
      reportIn(this.#library, `${this.#folder.path}/${name}`, messages.media.unused());
    }
  }
}

async function readCaptions(library: Library, path: string): Promise<MediaSource | undefined> {
  const source = await readSource(library, path);
  if (!source) return undefined;
  if (!/^WEBVTT(?:[ \t].*)?(?:\n|$)/.test(source.text)) source.report(TOP, messages.media.notVtt());
  else if (!/^(?:\d+:)?\d{2}:\d{2}\.\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d{2}:\d{2}\.\d{3}.*\n\S/m.test(source.text))
    source.report(TOP, messages.media.noCues());
  return { name: basename(path), hash: sha256Hex(source.text), milliseconds: 0 };
}

/** The length is measured, never claimed: it counts towards the hours. */
async function readRecording(library: Library, folder: Folder, name: string): Promise<MediaSource> {
  const path = join(library.contentDir, folder.path, name);
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const seconds = await parseFile(path, { duration: true, skipCovers: true })
    .then(({ format }) => format.duration ?? 0)
    .catch(() => 0);
  if (!(seconds > 0)) reportIn(library, `${folder.path}/${name}`, messages.media.notPlayable(name));
  return { name, hash, milliseconds: Math.round(seconds * 1000) || 0 };
}
