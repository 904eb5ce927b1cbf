/** Passwords, sessions and service keys. Secrets are kept only as hashes. */

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
  readonly scopes: readonly string[];
  readonly createdAtMs: number;
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

  readonly addKey: (key: ServiceKey) => Promise<void>;
  readonly key: (key: string) => Promise<ServiceKey | undefined>;
  readonly keyNamed: (name: string) => Promise<ServiceKey | undefined>;
}
