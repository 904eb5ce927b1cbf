/** A secret from standard input, piped or typed unseen: as an option it would stand in lists of processes and in histories. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** @param prompt - shown where somebody types */
export async function readSecret(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stderr.write(prompt);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const typing = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await typing.question('');
  } finally {
    typing.close();
    process.stderr.write('\n');
  }
}
