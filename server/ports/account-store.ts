/** Passwords, sessions and service keys. Secrets are kept only as hashes. */
import type { Scope } from '../../src/domain/xapi/scopes.ts';

export interface Credential {
  readonly personId: string;
  readonly passwordHash: string;
  readonly failures: number;
  readonly lockedUntilMs: number;
}

export interface SessionRecord {
  /** SHA-256 of the cookie's token, hex. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number;
}

export interface ServiceKey {
  readonly key: string;
  readonly name: string;
  /** SHA-256 of the secret, hex: the secret is 32 random bytes, which need no slow hash. */
  readonly secretHash: string;
  readonly scopes: readonly Scope[];
  readonly createdAtMs: number;
  /** Exact to the clock hour; null before the first use. */
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

export interface AccountStore {
  readonly credentialOf: (personId: string) => Promise<Credential | undefined>;
  readonly setPassword: (personId: string, passwordHash: string) => Promise<void>;
  /** Count a failure and work out the lock from the new count, in one step. */
  readonly recordFailure: (
    personId: string,
    lockedUntilMs: (failures: number) => number,
  ) => Promise<Credential>;
  readonly clearFailures: (personId: string) => Promise<void>;

  readonly openSession: (session: SessionRecord) => Promise<void>;
  readonly session: (tokenHash: string) => Promise<SessionRecord | undefined>;
  readonly touchSession: (tokenHash: string, seenAtMs: number) => Promise<void>;
  readonly closeSession: (tokenHash: string) => Promise<void>;
  readonly closeIdleSessions: (lastSeenBeforeMs: number) => Promise<void>;

  /** @returns false when the name is taken, by a revoked key too; nothing was added then */
  readonly addKey: (key: ServiceKey) => Promise<boolean>;
  /** Stands before every request of another system, so it is quick. */
  readonly key: (key: string) => Promise<ServiceKey | undefined>;
  readonly keyNamed: (name: string) => Promise<ServiceKey | undefined>;
  /** In order of their making, revoked ones too. */
  readonly keys: () => Promise<readonly ServiceKey[]>;
  /** Never moves the last use back. */
  readonly touchKey: (key: string, usedAtMs: number) => Promise<void>;
  /** @returns false when there is no such key, or it was revoked before */
  readonly revokeKey: (key: string, revokedAtMs: number) => Promise<boolean>;
}
