/** The built pages and the real server, listening on a free port of this machine, on a clock of the test's own. */
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import type { TestClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

export const distDirectory = resolve(process.env.MINGDE_DIST_DIR || 'dist');
export const buildDirectory = resolve(process.env.MINGDE_BUILD_DIR || 'build');

export interface Site extends TestPortal {
  readonly url: string;
}

export function builtCatalogue(): Catalogue {
  const file = join(buildDirectory, 'catalogue.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" before the journeys`);
  return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
}

export async function openSite(options: { clock?: TestClock; file?: string } = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const portal = await openTestPortal({
    ...options,
    catalogue: builtCatalogue(),
    distDirectory,
    publicUrl: url,
  });
  await portal.app.listen({ port, host: '127.0.0.1' });
  return { ...portal, url };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
