/** One folder of content: which files it holds, and its figures. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkFiguresExist, checkSvg, figureNames, reportUnused } from './check-figure.ts';
import type { MdxNode } from './mdx-node.ts';
import { messages } from './messages.ts';
import { TOP } from './problem.ts';
import { displayPath, type Library, readSource, type Source } from './source.ts';

export interface Folder {
  /** Relative to the content folder. */
  readonly path: string;
  /** File names, sorted; without what operating systems and editors leave behind. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export async function readFolder(library: Library, path: string): Promise<Folder> {
  const entries = await readdir(join(library.contentDir, path), { withFileTypes: true }).catch(() => []);
  const names = (wanted: boolean) =>
    entries
      .filter((entry) => entry.isDirectory() === wanted && !/^[.~]|~$|^Thumbs\.db$/.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  return { path, files: names(false), folders: names(true) };
}

export function reportIn(library: Library, path: string, message: string): void {
  const file = displayPath(library, join(library.contentDir, path));
  library.problems.push({ file, ...TOP, message });
}

/** Report what does not belong into a folder. @param accepts - a name pattern @param place - what belongs there */
export function reportUnexpected(library: Library, folder: Folder, accepts: RegExp, place: string): void {
  for (const name of folder.files.filter((file) => !accepts.test(file))) {
    reportIn(library, `${folder.path}/${name}`, messages.file.unexpected(place));
  }
}

/** The checked figures of a folder. */
export class Figures {
  readonly #figures: readonly Source[];
  readonly #used = new Set<string>();

  private constructor(figures: readonly Source[]) {
    this.#figures = figures;
  }

  static async read(library: Library, folder: Folder): Promise<Figures> {
    const names = folder.files.filter((name) => name.endsWith('.svg'));
    const read = await Promise.all(names.map((name) => readSource(library, `${folder.path}/${name}`)));
    const figures = read.filter((figure) => figure !== undefined);
    figures.forEach(checkSvg);
    return new Figures(figures);
  }

  /** The figures a file shows; those that are missing or badly named are reported. */
  of(source: Source, body: MdxNode): readonly Source[] {
    checkFiguresExist(source, body, new Set(this.#figures.map((figure) => figure.path)));
    const names = figureNames(source, body);
    for (const name of names) this.#used.add(name);
    return this.#figures.filter((figure) => names.includes(basename(figure.path)));
  }

  /** To be called when every file of the folder has been read. */
  reportUnused(): void {
    reportUnused(this.#figures, this.#used);
  }
}
