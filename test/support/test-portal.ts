/** The real server over real storage in memory, on a clock of the test's own. Nothing listens unless told to. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type AppDeps, createApp } from '../../server/app.ts';
import { passwords } from '../../server/auth/passwords.ts';
import { sha256, systemRandomness } from '../../server/auth/platform.ts';
import { openSigner } from '../../server/auth/signing-key.ts';
import { isSm2Signed } from '../../server/auth/sm2.ts';
import { vaultWith } from '../../server/auth/vault.ts';
import { openCertificatePrinter } from '../../server/documents/certificate-printer.ts';
import { openPdfSealer } from '../../server/documents/pdf-sealer.ts';
import type { Mailer } from '../../server/ports/mailer.ts';
import type { CertificatePrinter, Sm2Key } from '../../server/ports/platform.ts';
import { addToRoster } from '../../server/services/add-to-roster.ts';
import { sheets } from '../../server/sheets/sheets.ts';
import { openMemoryStorage, openStorage } from '../../server/storage/open-storage.ts';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Grant, Person } from '../../src/domain/roster/person.ts';
import { XAPI_VERSIONS, type XapiVersion } from '../../src/domain/xapi/version.ts';
import { canonise } from '../../src/linked-data/canonise.ts';
import { aCatalogue } from './builders.ts';
import { type TestClock, testClock } from './test-clock.ts';

export interface TestPortal {
  readonly app: FastifyInstance;
  readonly deps: AppDeps;
  readonly clock: TestClock;
  /** Defects reported so far: a test that expects none may look. */
  readonly defects: Error[];
  readonly addPerson: (person?: Partial<Person>, grants?: readonly Grant[]) => Promise<Person>;
  /** Sign in and return the Cookie header for further requests. */
  readonly signIn: (person: Person) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface TestPortalOptions {
  readonly catalogue?: Catalogue;
  readonly clock?: TestClock;
  /** A database file; memory without it. */
  readonly file?: string;
  /** Where the signing keys lie, for a portal that is started again; new ones without it. */
  readonly keysDirectory?: string;
  /** One of the portal's own; else one that all portals of the process share. */
  readonly printer?: CertificatePrinter;
  /** For an issuer that signs with SM2 besides. */
  readonly sm2Key?: Sm2Key;
  readonly distDirectory?: string;
  readonly publishedDirectory?: string;
  readonly publicUrl?: string;
  readonly mailer?: Mailer;
  readonly corsOrigins?: readonly string[];
  readonly xapiVersions?: readonly XapiVersion[];
}

export const TEST_PASSWORD = 'correct horse battery staple';

let printer: Promise<CertificatePrinter> | undefined;
/** Parsing the fonts takes a moment; every portal of a test file shares them. */
function sharedPrinter(): Promise<CertificatePrinter> {
  printer ??= openCertificatePrinter();
  return printer;
}

export async function openTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const clock = options.clock ?? testClock();
  const defects: Error[] = [];
  const storage = options.file ? openStorage(options.file, sha256) : openMemoryStorage(sha256).storage;
  const deps: AppDeps = {
    clock,
    randomness: systemRandomness,
    sha256,
    passwords,
    signer: openSigner(options.keysDirectory ?? mkdtempSync(join(tmpdir(), 'mingde-keys-'))),
    vault: vaultWith(new Uint8Array(32)),
    printer: options.printer ?? (await sharedPrinter()),
    sealer: openPdfSealer({ sha256 }),
    sm2: { key: options.sm2Key, isSigned: isSm2Signed },
    sheets,
    canonise,
    catalogue: options.catalogue ?? aCatalogue(),
    storage,
    mailer: options.mailer,
    publicUrl: options.publicUrl ?? 'http://127.0.0.1:8080',
    distDirectory: options.distDirectory ?? mkdtempSync(join(tmpdir(), 'mingde-dist-')),
    publishedDirectory: options.publishedDirectory ?? mkdtempSync(join(tmpdir(), 'mingde-published-')),
    xapi: { versions: options.xapiVersions ?? XAPI_VERSIONS, corsOrigins: options.corsOrigins ?? [] },
    reportDefect: (error) => defects.push(error),
  };
  const app = await createApp(deps);
  return {
    app,
    deps,
    clock,
    defects,
    addPerson: (person, grants) => addPerson(deps, person, grants),
    signIn: (person) => signIn(app, person),
    close: async () => {
      // A browser may hold a connection open, or open one, on which it never asks anything.
      const cutting = setInterval(() => app.server.closeAllConnections(), 20);
      await app.close();
      clearInterval(cutting);
      await storage.close();
    },
  };
}

let people = 0;

async function addPerson(
  deps: AppDeps,
  overrides: Partial<Person> = {},
  grants: readonly Grant[] = [],
): Promise<Person> {
  people += 1;
  const person: Person = {
    id: `person-${people}`,
    staffNumber: String(300_000_000 + people),
    name: '王晓文',
    unitId: 'unit-1',
    tier: 'window',
    trainingKind: 'inService',
    isSample: false,
    ...overrides,
  };
  const known = await deps.storage.roster.unitById(person.unitId);
  const units = known
    ? []
    : [{ id: person.unitId, name: '政务服务中心', parentId: null, organType: 'government' as const }];
  const all: readonly Grant[] = [{ role: 'learner', unitId: null }, ...grants];
  const added = await addToRoster(deps, {
    units,
    people: [person],
    grants: all.map((grant) => ({ ...grant, personId: person.id })),
    fromDay: '2026-01-01',
  });
  if (!added.ok) throw new Error(added.failure.message);
  await deps.storage.accounts.setPassword(person.id, await deps.passwords.hash(TEST_PASSWORD));
  return person;
}

async function signIn(app: FastifyInstance, person: Person): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { staffNumber: person.staffNumber, password: TEST_PASSWORD },
  });
  const [cookie] = response.cookies;
  if (!cookie) throw new Error(`sign-in failed: ${response.body}`);
  return `${cookie.name}=${cookie.value}`;
}
