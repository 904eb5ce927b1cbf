/** A key as another system holds it, for tests that send it in ways of their own. */
import { createServiceKey } from '../../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../../server/services/key-keeper.ts';
import type { Scope } from '../../../src/domain/xapi/scopes.ts';
import type { XapiRecord } from './record.ts';

export interface Credential {
  readonly key: string;
  readonly name: string;
  /** For the header Authorization. */
  readonly basic: string;
}

export async function aCredential({ deps }: XapiRecord, ...scopes: readonly Scope[]): Promise<Credential> {
  const name = `credential ${crypto.randomUUID()}`;
  const created = await createServiceKey(deps, COMMAND_LINE, { name, scopes });
  if (!created.ok) throw new Error(created.failure.message);
  const { key, secret } = created.value;
  return { key: key.key, name, basic: basicOf(key.key, secret) };
}

export function basicOf(key: string, secret: string): string {
  return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}
