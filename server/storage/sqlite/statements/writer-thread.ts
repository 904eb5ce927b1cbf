/** The thread that writes statements: one group after the other, each when it is this thread's turn. */
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { configure } from '../configure.ts';
import { writeTurns } from '../write-turns.ts';
import { groupWriting, type WriterThreadData, type WriterThreadMessage } from './group-writer.ts';

if (!parentPort) throw new Error('writer-thread.ts is started by group-writer.ts only');
const port = parentPort;
const { file, turnMemory } = workerData as WriterThreadData;
const driver = new Sqlite(file);
configure(driver);
const write = groupWriting(driver);
const turns = writeTurns(turnMemory);

port.on('message', (message: WriterThreadMessage) => {
  if (message === 'close') {
    driver.close();
    port.close();
    return;
  }
  turns.take();
  try {
    port.postMessage(write(message));
  } finally {
    turns.give();
  }
});
