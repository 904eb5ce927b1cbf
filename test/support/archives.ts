/** Archives taken apart and put together again, as somebody would who has a hand in them. */
import yazl from 'yazl';
import { readZip } from '../../src/domain/archive/zip.ts';

export type Files = Map<string, Uint8Array>;

export async function unzip(zip: Uint8Array): Promise<Files> {
  const read = await readZip(zip, async () => {
    throw new Error('an archive is not packed');
  });
  if (!read.ok) throw new Error(read.failure.code);
  return new Map(read.value);
}

export async function zipOf(files: ReadonlyMap<string, Uint8Array>, compress = false): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path, { compress });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
