/** Put the recordings of offered lessons where pages look for them; in the preview, hand them out from content/. */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';
import type { Content } from './content.ts';

/** @returns how many files were copied to `media` below the built pages */
export async function placeMedia(content: Content, contentDir: string, distDir: string): Promise<number> {
  const paths = content.courses.flatMap(({ id, lessons }) =>
    lessons.flatMap(({ media }) => media.map(({ name }) => `courses/${id}/${name}`)),
  );
  const distinct = [...new Set(paths)];
  for (const path of distinct) {
    const target = join(distDir, 'media', path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(contentDir, path), target);
  }
  return distinct.length;
}

const TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
};

const PATH = /^\/media\/(courses\/[a-z0-9-]+\/[a-z0-9-]+\.(?:mp3|m4a|mp4|vtt))(?:\?|$)/;

/** For the development server: everything under /media/, whole. */
export function serveMedia(contentDir: string) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const path = PATH.exec(request.url ?? '')?.[1];
    if (path === undefined) {
      next();
      return;
    }
    readFile(join(contentDir, path)).then(
      (bytes) => {
        response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
        response.end(bytes);
      },
      () => next(),
    );
  };
}
