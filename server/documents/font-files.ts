/// <reference path="./fontkit.d.ts" />
/**
 * The font files that certificates are set in, read once for all threads: the portal's own Song type first, then the
 * customer's, and last one that has what names bring and Song types lack: most of Extension B, 𠮷 and 𰻝 among it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

export interface FontFile {
  /** `regular`, `bold`, `reserve`, or the file's name. */
  readonly name: string;
  readonly path: string;
  /** Shared, so that as many threads as there are hold it once. */
  readonly bytes: SharedArrayBuffer;
}

const OWN = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  reserve: '@expo-google-fonts/cactus-classical-serif/400Regular/CactusClassicalSerif_400Regular.ttf',
} as const;

/**
 * @param directory - every .ttf and .otf in it joins the chain, in the order of their names; it need not exist
 * @throws Error with a sentence, for a directory or a file that cannot be read
 */
export function readFontFiles(directory?: string): readonly FontFile[] {
  const packages = createRequire(import.meta.url);
  return [
    readFile('regular', packages.resolve(OWN.regular)),
    readFile('bold', packages.resolve(OWN.bold)),
    ...supplied(directory),
    readFile('reserve', packages.resolve(OWN.reserve)),
  ];
}

function supplied(directory: string | undefined): readonly FontFile[] {
  if (directory === undefined) return [];
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The font directory ${directory} cannot be read.`, { cause: error });
  }
  return names
    .filter((name) => /\.(?:ttf|otf)$/i.test(name))
    .sort()
    .map((name) => readFile(name, join(directory, name)));
}

function readFile(name: string, path: string): FontFile {
  try {
    const read = readFileSync(path);
    const bytes = new SharedArrayBuffer(read.length);
    read.copy(new Uint8Array(bytes));
    return { name, path, bytes };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** @throws Error with a sentence, for what is no font, or several in one file */
export function parseFont({ path, bytes }: FontFile): Font {
  let font: Font | { readonly fonts: readonly Font[] };
  try {
    font = create(Buffer.from(bytes));
  } catch (error) {
    throw unreadable(path, error);
  }
  if ('fonts' in font) throw new Error(`${path} is a collection of fonts; supply one font a file.`);
  return font;
}

function unreadable(path: string, cause: unknown): Error {
  return new Error(`${path} is no font that can be read; replace or remove it.`, { cause });
}
