/**
 * A batch of 5,000 certificates: sheets a second, memory while it runs and while the ZIP file is written, and how long
 * `GET /api/me/hours` takes meanwhile, asked by a thread of its own.
 * Run: `npm run bench:certificates`, with another number of people behind it if wanted.
 */

import { createWriteStream, mkdtempSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { openPrinterPool } from '../../server/documents/printer-pool.ts';
import { assessStatus } from '../../server/services/assess-status.ts';
import { beginCertificateBatch } from '../../server/services/begin-certificate-batch.ts';
import { certificateArchive } from '../../server/services/certificate-archive.ts';
import { adoptGoverningPolicy } from '../../server/services/governing-policy.ts';
import { runCertificateBatch } from '../../server/services/run-certificate-batches.ts';
import { succeed } from '../../src/domain/base/result.ts';
import { anAward } from '../support/builders.ts';
import { openTestPortal } from '../support/test-portal.ts';

const PEOPLE = Number(process.argv[2] ?? 5000);
const IDLE_MS = 8000;

const directory = mkdtempSync(join(tmpdir(), 'mingde-certificates-bench-'));
const portal = await openTestPortal({ file: join(directory, 'bench.db'), printer: openPrinterPool() });
const { deps } = portal;
const learner = await portal.addPerson();
await seed();
await portal.app.listen({ port: 0, host: '127.0.0.1' });
const [address] = portal.app.addresses() as AddressInfo[];
const asker = startAsking(`http://127.0.0.1:${address?.port}/api/me/hours`, await portal.signIn(learner));

const idle = await asker.during(() => new Promise((resume) => setTimeout(resume, IDLE_MS)));
console.log(`${PEOPLE} people, ${availableParallelism()} cores, one printing thread a core but one`);
console.log(`/api/me/hours alone: ${told(idle)}`);

const begun = await beginCertificateBatch(
  deps,
  { who: 'system', roots: null },
  { year: 2026, kinds: 'annual' },
);
if (!begun.ok) throw new Error(begun.failure.message);
const memory = watchMemory();
const startMs = performance.now();
const cpu = startCpu();
let done = 0;
const marks: string[] = [];
const meanwhile = await asker.during(() =>
  runCertificateBatch(deps, begun.value, {
    isStopping: () => false,
    onDone: (some) => {
      done += some;
      const mark = [300, 1500, PEOPLE].find((one) => done >= one && done < one + some);
      if (mark !== undefined) marks.push(`${mark}: ${memory.peak()} MB`);
    },
  }),
);
const seconds = (performance.now() - startMs) / 1000;
console.log(
  `issued ${(PEOPLE / seconds).toFixed(1)} a second, ${seconds.toFixed(1)} s; peak memory up to ${marks.join(', ')}`,
);
console.log(`processor time a certificate: ${cpu.told(PEOPLE)}`);
console.log(`/api/me/hours meanwhile: ${told(meanwhile)}; p99 × ${(meanwhile.p99 / idle.p99).toFixed(2)}`);

const writing = watchMemory();
const writeMs = performance.now();
const file = join(directory, 'batch.zip');
const whileWriting = await asker.during(async () =>
  pipeline(await certificateArchive(deps, 'system', begun.value), createWriteStream(file)),
);
const writeSeconds = (performance.now() - writeMs) / 1000;
console.log(
  `written ${(PEOPLE / writeSeconds).toFixed(0)} a second, ${Math.round(statSync(file).size / 2 ** 20)} MB; peak ${writing.peak()} MB; ` +
    `/api/me/hours meanwhile: ${told(whileWriting)}`,
);
await asker.stop();
await portal.close();

/** One posting each that meets the year, without the certificate that would follow it. */
async function seed(): Promise<void> {
  const policy = await adoptGoverningPolicy(deps, 2026);
  for (let at = 0; at < PEOPLE; at += 500) {
    const some = Array.from({ length: Math.min(500, PEOPLE - at) }, (_, more) => at + more);
    await deps.storage.roster.add({
      units: [],
      people: some.map((one) => ({
        id: `bench-${one}`,
        staffNumber: String(400_000_000 + one),
        name: `王晓${String.fromCodePoint(0x4e00 + (one % 5000))}`,
        unitId: 'unit-1',
        tier: 'window' as const,
        trainingKind: 'inService' as const,
        isSample: false,
      })),
      grants: [],
      fromDay: '2026-01-01',
    });
    for (const one of some) {
      const personId = `bench-${one}`;
      const evidence = {
        kind: 'import',
        title: '网络学时',
        platform: '其他平台',
        file: 'a.xlsx',
        row: 2,
      } as const;
      const draft = anAward({
        id: `entry-${one}`,
        personId,
        centihours: 900,
        source: 'import',
        evidence,
        contentHash: null,
      });
      await deps.storage.ledger.appendIf(
        personId,
        2026,
        () => succeed(draft),
        (entries) => assessStatus(deps, policy, { personId, year: 2026 }, entries),
      );
    }
  }
}

interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

function told({ count, p50, p99 }: Latency): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${count} requests)`;
}

/** Twenty requests a second on two connections: a load that a server of its own would not feel. */
function startAsking(url: string, cookie: string) {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    let times = [], isOn = true;
    parentPort.on('message', (say) => { if (say === 'take') { parentPort.postMessage(times); times = []; } else isOn = false; });
    const ask = async () => {
      while (isOn) {
        const from = performance.now();
        const answer = await fetch(workerData.url, { headers: { cookie: workerData.cookie } });
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error('answer ' + answer.status);
        times.push(performance.now() - from);
        await new Promise((resume) => setTimeout(resume, Math.max(0, 100 - (performance.now() - from))));
      }
    };
    ask(); ask();
  `;
  const thread = new Worker(source, { eval: true, workerData: { url, cookie } });
  const take = () =>
    new Promise<number[]>((resolve) => {
      thread.once('message', resolve);
      thread.postMessage('take');
    });
  return {
    during: async (work: () => Promise<unknown>): Promise<Latency> => {
      await take();
      await work();
      const times = (await take()).sort((one, other) => one - other);
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
      return { count: times.length, p50: at(0.5), p99: at(0.99) };
    },
    stop: async () => {
      thread.postMessage('stop');
      await thread.terminate();
    },
  };
}

/** Independent of what else the machine does: what one certificate costs the thread that answers, and all others. */
function startCpu() {
  const main = process.threadCpuUsage();
  const all = process.cpuUsage();
  const ms = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  return {
    told: (certificates: number) => {
      const ofMain = ms(process.threadCpuUsage(main));
      const others = ms(process.cpuUsage(all)) - ofMain;
      return `${(ofMain / certificates).toFixed(1)} ms in the main thread, ${(others / certificates).toFixed(1)} ms in all others`;
    },
  };
}

/** What the process holds of its own: pages of the database file that are mapped are the system's to take back. */
function watchMemory() {
  const now = () => {
    const status = readFileSync('/proc/self/status', 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    return Math.round((kilobytes('RssAnon') + kilobytes('RssShmem')) / 1024);
  };
  let most = now();
  const timer = setInterval(() => {
    most = Math.max(most, now());
  }, 200);
  timer.unref();
  return { peak: () => most };
}
