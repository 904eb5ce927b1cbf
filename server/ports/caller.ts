/** Who is asking: a signed-in person, another system with a key, or nobody. */
import type { Role } from '../../src/domain/roster/person.ts';
import type { Scope } from '../../src/domain/xapi/scopes.ts';

export interface SessionCaller {
  readonly kind: 'session';
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly tokenHash: string;
}

export interface KeyCaller {
  readonly kind: 'key';
  readonly name: string;
  readonly key: string;
  readonly scopes: readonly Scope[];
}

export type Caller = SessionCaller | KeyCaller;
