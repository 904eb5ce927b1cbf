/** ADL's browser wrapper on a page of its own: what it is given, and what it got. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createServiceKey } from '../../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../../server/services/key-keeper.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { freePort } from './site.ts';

interface XapiWrapper {
  readonly changeConfig: (config: object) => void;
  readonly hash: (text: string) => string;
  readonly sendStatement: (
    statement: object,
    callback: (error: unknown, xhr: XMLHttpRequest) => void,
    attachments: readonly object[],
  ) => void;
}

declare global {
  interface Window {
    readonly ADL: { readonly XAPIWrapper: XapiWrapper };
  }
}

export interface WrapperAnswer {
  /** 0 where the browser did not let the page have the answer. */
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
}

export interface WrapperSite {
  readonly portal: TestPortal;
  readonly ownPage: string;
  /** On an origin that the portal's CORS_ORIGINS names. */
  readonly allowedPage: string;
  readonly strangePage: string;
  readonly config: { readonly endpoint: string; readonly user: string; readonly password: string };
  readonly close: () => Promise<void>;
}

/** The package names no main file; its build is a script for a page. */
const SCRIPT = fileURLToPath(import.meta.resolve('xapiwrapper/dist/xapiwrapper.min.js'));
const PAGE = '<!doctype html><title>xapiwrapper</title><script src="/xapiwrapper.min.js"></script>';

export async function openWrapperSite(): Promise<WrapperSite> {
  const [allowed, strange] = [await openPageServer(), await openPageServer()];
  const distDirectory = mkdtempSync(join(tmpdir(), 'mingde-wrapper-'));
  writeFileSync(join(distDirectory, 'index.html'), PAGE);
  cpSync(SCRIPT, join(distDirectory, 'xapiwrapper.min.js'));
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const portal = await openTestPortal({ distDirectory, publicUrl, corsOrigins: [allowed.url] });
  await portal.app.listen({ port, host: '127.0.0.1' });
  const key = await createServiceKey(portal.deps, COMMAND_LINE, { name: 'xapiwrapper', scopes: ['all'] });
  if (!key.ok) throw new Error(key.failure.message);
  return {
    portal,
    ownPage: `${publicUrl}/`,
    allowedPage: `${allowed.url}/`,
    strangePage: `${strange.url}/`,
    config: { endpoint: `${publicUrl}/xapi/`, user: key.value.key.key, password: key.value.secret },
    close: async () => {
      await Promise.all([allowed.close(), strange.close(), portal.close()]);
    },
  };
}

async function openPageServer() {
  const server = createServer((request, response) => {
    const isScript = request.url === '/xapiwrapper.min.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? readFileSync(SCRIPT) : PAGE);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

export async function openWrapper(page: Page, address: string, { config }: WrapperSite): Promise<void> {
  await page.goto(address);
  await page.evaluate((given) => {
    // Without strict callbacks the wrapper never tells of a refusal.
    window.ADL.XAPIWrapper.changeConfig({ ...given, strictCallbacks: true });
  }, config);
}

/** @param parameters - those before the callback, which stands last */
export function tell(page: Page, method: string, ...parameters: readonly unknown[]): Promise<WrapperAnswer> {
  return page.evaluate(
    ({ method, parameters }) =>
      new Promise<WrapperAnswer>((resolve) => {
        const wrapper = window.ADL.XAPIWrapper as unknown as Record<string, (...all: unknown[]) => void>;
        wrapper[method]?.(...parameters, (_error: unknown, xhr: XMLHttpRequest) =>
          resolve({ status: xhr.status, etag: xhr.getResponseHeader('ETag'), text: xhr.responseText }),
        );
      }),
    { method, parameters },
  );
}

export interface WrapperAttachment {
  readonly type: object | 'signature';
  /** Text, or bytes as numbers. */
  readonly value: string | readonly number[];
}

/** Attachments stand behind the callback, and bytes come as an ArrayBuffer. */
export function tellAttached(
  page: Page,
  statement: object,
  attachments: readonly WrapperAttachment[],
): Promise<number> {
  return page.evaluate(
    ({ statement, attachments }) =>
      new Promise<number>((resolve) => {
        const given = attachments.map(({ type, value }) => ({
          type,
          value: typeof value === 'string' ? value : new Uint8Array(value).buffer,
        }));
        const done = (_error: unknown, { status }: XMLHttpRequest) => resolve(status);
        window.ADL.XAPIWrapper.sendStatement(statement, done, given);
      }),
    { statement, attachments },
  );
}
