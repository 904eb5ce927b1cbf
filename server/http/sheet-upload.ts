/** A small file in a request's body: as bytes, and for as long as it is read, as a file of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** A parser of their own, so that other routes go on refusing such bodies. */
export function takingFiles(
  app: FastifyInstance,
  mostBytes: number,
  register: (own: FastifyInstance) => void,
): void {
  void app.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    register(own);
    done();
  });
}

export async function asFile<Value>(body: Uint8Array, use: (file: string) => Promise<Value>): Promise<Value> {
  const directory = await mkdtemp(join(tmpdir(), 'mingde-sheet-'));
  const file = join(directory, 'sheet');
  try {
    await writeFile(file, body, { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
