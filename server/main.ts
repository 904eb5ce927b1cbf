/** The composition root: the real clock, chance, keys, fonts, storage and catalogue put together. */
import { existsSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { FileTools } from '../src/domain/archive/check-file.ts';
import type { Canonise } from '../src/domain/certificate/data-integrity.ts';
import { type AppDeps, createApp } from './app.ts';
import { passwords } from './auth/passwords.ts';
import { sha256, systemClock, systemRandomness } from './auth/platform.ts';
import { openSealKey } from './auth/seal-key.ts';
import { isSigned, openSigner, publicKeysIn } from './auth/signing-key.ts';
import { isSm2Signed, openSm2Key } from './auth/sm2.ts';
import { openVault } from './auth/vault.ts';
import type { Config } from './config.ts';
import { openPdfSealer } from './documents/pdf-sealer.ts';
import { openPrinterPool } from './documents/printer-pool.ts';
import { openMailer } from './mailer.ts';
import { postWithin, repeat } from './outgoing.ts';
import type { Platform } from './ports/platform.ts';
import type { RecordReader } from './ports/record-reader.ts';
import type { Storage } from './ports/storage.ts';
import { readCatalogue } from './read-catalogue.ts';
import { writeSampleAccounts } from './sample/sample-accounts.ts';
import { seedSample } from './sample/seed-sample.ts';
import { adoptContent } from './services/adopt-content.ts';
import { postApprovedPractice } from './services/decide-practice.ts';
import type { Deps } from './services/deps.ts';
import { checkGovernance, type PendingPolicy } from './services/governing-policy.ts';
import { noteCatalogue } from './services/note-catalogue.ts';
import { postApprovedEvents } from './services/post-event.ts';
import { postPassedWorks } from './services/post-written.ts';
import { startPublishing } from './services/publish-log.ts';
import { recoverRosterImports } from './services/read-roster-import.ts';
import { startForwarding } from './services/run-forwarding.ts';
import { recoverHoursImports } from './services/run-hours-imports.ts';
import { startNightCheck } from './services/run-night-check.ts';
import { startTelling } from './services/run-notices.ts';
import { startMailing } from './services/send-mails.ts';
import { settleOpenAwards } from './services/settle-open-awards.ts';
import { startSweeping } from './services/sweep-signals.ts';
import { startFinishingRoster } from './services/take-roster-turn.ts';
import type { VerifyDeps } from './services/verify-deps.ts';
import { startWatchingKey } from './services/watch-signing-key.ts';
import { sheets } from './sheets/sheets.ts';
import { openMemoryStorage, openScratchStorage, openStorage } from './storage/open-storage.ts';
import { publishedFiles } from './storage/published-files.ts';
import { readRecord } from './storage/read-record.ts';

/** A browser may hold a connection open on which it never asks anything. */
const LONGEST_GOODBYE_MS = 5_000;

const DATABASE_FILE = 'mingde.db';

/** Loaded with the first badge: the processor takes a fifth of a second that no start should wait for. */
const canonise: Canonise = async (document) =>
  (await import('../src/linked-data/canonise.ts')).canonise(document);

/** Everything services need, over the real storage. The caller closes `storage`. */
export async function compose(config: Config): Promise<Deps> {
  const platform = await openPlatform(config);
  const catalogue = readCatalogue(config.buildDirectory);
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const file = join(config.dataDirectory, DATABASE_FILE);
  if (config.sampleData && !existsSync(file)) {
    await makeSampleDatabase({ ...platform, catalogue, publicUrl }, config.dataDirectory, file);
  }
  const mailer = config.mail && openMailer(config.mail);
  return { ...platform, catalogue, publicUrl, mailer, storage: openStorage(file, sha256) };
}

export interface RunningServer {
  readonly address: string;
  readonly deps: Deps;
  readonly close: () => Promise<void>;
}

/** Answer requests until closed. */
export async function serve(config: Config): Promise<RunningServer> {
  const deps = await compose(config);
  await recoverHoursImports(deps);
  await recoverRosterImports(deps);
  await meetContent(deps);
  const app = await createApp(appDeps(deps, config));
  await noteCatalogue(deps);
  await deps.storage.log.addKeys(deps.signer.known(), deps.clock.now());
  await settleOpenAwards(deps);
  await postApprovedEvents(deps);
  await postApprovedPractice(deps);
  await postPassedWorks(deps);
  await app.listen({ port: config.port, host: config.host });
  const forwarder = startForwarding({ ...deps, post: postWithin(), reportDefect }, repeat);
  const sweeper = startSweeping({ ...deps, reportDefect }, repeat);
  const published = publishedFiles(publishedDirectory(config));
  const publisher = startPublishing({ ...deps, published, reportDefect }, repeat);
  const keyWatch = startWatchingKey({ ...deps, reportDefect }, repeat);
  const nightCheck = startNightCheck({ ...deps, reportDefect }, repeat);
  const teller = startTelling({ ...deps, reportDefect }, repeat);
  void teller.look();
  const { mailer } = deps;
  const mailing = mailer && startMailing({ ...deps, mailer, reportDefect }, repeat);
  const rosterFinisher = startFinishingRoster({ ...deps, reportDefect }, repeat);
  const [listening] = app.addresses() as AddressInfo[];
  const address = `http://${config.host}:${listening?.port ?? config.port}`;
  const close = async () => {
    const impatience = setTimeout(() => app.server.closeAllConnections(), LONGEST_GOODBYE_MS);
    await app.close();
    clearTimeout(impatience);
    await forwarder.stop();
    await sweeper.stop();
    keyWatch.stop();
    await publisher.stop();
    await nightCheck.stop();
    await teller.stop();
    const hangUp = setTimeout(() => mailer?.close(), LONGEST_GOODBYE_MS);
    await mailing?.stop();
    clearTimeout(hangUp);
    mailer?.close();
    await rosterFinisher.stop();
    await deps.storage.close();
  };
  return { address: config.publicUrl ?? address, deps, close };
}

function appDeps(deps: Deps, config: Config): AppDeps {
  return {
    ...deps,
    distDirectory: config.distDirectory,
    publishedDirectory: publishedDirectory(config),
    xapi: { versions: config.xapiVersions, corsOrigins: config.corsOrigins },
    reportDefect,
  };
}

function publishedDirectory(config: Config): string {
  return join(config.dataDirectory, 'published');
}

/**
 * What a check of the record is given: the record as it is now, read only. The caller closes `reader`.
 * @param published - another folder of published files, such as a mirror's
 */
export function openVerification(config: Config, published?: string): VerifyDeps {
  const catalogue = readCatalogue(config.buildDirectory);
  return {
    reader: readRecord(join(config.dataDirectory, DATABASE_FILE)),
    published: publishedFiles(published ?? publishedDirectory(config)),
    sha256,
    isSigned,
    origin: catalogue.portal.identifier,
    catalogue,
    keys: publicKeysIn(join(config.dataDirectory, 'keys')),
  };
}

export interface Rebuilding {
  /** The caller closes it. */
  readonly reader: RecordReader;
  readonly platform: Omit<Deps, 'storage' | 'clock'>;
  /** Empty but for the roster, in a file that does not exist yet; read it again once its storage is closed. */
  readonly openSecond: (file: string) => { readonly storage: Storage; readonly read: () => RecordReader };
}

export async function openRebuilding(config: Config): Promise<Rebuilding> {
  const catalogue = readCatalogue(config.buildDirectory);
  const file = join(config.dataDirectory, DATABASE_FILE);
  const reader = readRecord(file);
  const platform = await openPlatform(config);
  return {
    reader,
    platform: { ...platform, catalogue, publicUrl: config.publicUrl ?? '' },
    openSecond: (second) => ({
      storage: openScratchStorage(second, file, sha256),
      read: () => readRecord(second),
    }),
  };
}

/** What checking a file takes; no data directory is opened. */
export function fileTools(): FileTools {
  return {
    hash: sha256,
    isSigned: (message, signature, publicKey) => {
      try {
        const [written, key] = [signature, publicKey].map((bytes) =>
          Buffer.from(bytes).toString('base64url'),
        );
        return isSigned(message, written ?? '', key ?? '');
      } catch {
        return false;
      }
    },
    isSm2Signed,
    canonise,
    inflateRaw: async (packed, limit) => inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) }),
    gunzip: async (packed, limit) => gunzipSync(packed, { maxOutputLength: limit }),
    nowMs: systemClock.now(),
  };
}

/** The content may be newer than what the database has seen of it. */
async function meetContent(deps: Deps): Promise<void> {
  try {
    for (const pending of await checkGovernance(deps)) console.warn(pendingText(pending));
    await adoptContent(deps);
  } catch (error) {
    // An open writing thread would keep the process from ending.
    await deps.storage.close();
    throw error;
  }
}

function pendingText({ year, governing, offered }: PendingPolicy): string {
  return (
    `${year} is governed by version ${governing.version} of the rules; the content also has version ` +
    `${offered.version} for it. "mingde policy preview ${year}" shows what it would change, ` +
    `"mingde policy apply ${year}" lets it govern.`
  );
}

function reportDefect(error: Error, where: string): void {
  console.error(`defect at ${where}:`, error);
}

async function openPlatform(config: Config): Promise<Platform> {
  mkdirSync(config.dataDirectory, { recursive: true });
  const keys = join(config.dataDirectory, 'keys');
  return {
    clock: systemClock,
    randomness: systemRandomness,
    sha256,
    passwords,
    signer: openSigner(keys),
    vault: openVault(keys),
    printer: openPrinterPool(join(config.dataDirectory, 'fonts')),
    sealer: openPdfSealer({ sha256, seal: openSealKey(keys, systemClock.now()), report: console.error }),
    sm2: { key: await openSm2Key(keys), isSigned: isSm2Signed },
    sheets,
    canonise,
  };
}

/** Made in memory by the real services and put in place whole: an interrupted first start leaves nothing half. */
async function makeSampleDatabase(
  platform: Omit<Deps, 'storage'>,
  dataDirectory: string,
  file: string,
): Promise<void> {
  const memory = openMemoryStorage(sha256);
  const accounts = await seedSample({ ...platform, storage: memory.storage });
  memory.saveTo(file);
  await memory.storage.close();
  writeSampleAccounts(dataDirectory, accounts);
}
