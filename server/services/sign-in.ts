/** Sign-in, the session that follows, and its end. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

export const IDLE_MINUTES = 30;
const IDLE_MS = IDLE_MINUTES * 60_000;
/** Even a session that is never idle ends. */
const LONGEST_SESSION_MS = 12 * 60 * 60_000;
/** A session's last use is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

const FAILURES_BEFORE_SLOWING = 3;
const FAILURES_BEFORE_LOCK = 5;
const SLOWED_MS = 5_000;
const LOCKED_MS = 15 * 60_000;

const WRONG: Result<never> = fail({ code: 'wrong-credentials', message: '工号或密码不正确，请核对后再试。' });

/** The token goes into the cookie; only its hash is kept. */
export interface OpenedSession {
  readonly token: string;
  readonly person: Person;
}

export async function signIn(
  deps: Deps,
  staffNumber: string,
  password: string,
): Promise<Result<OpenedSession>> {
  const { accounts, roster } = deps.storage;
  const person = await roster.personByStaffNumber(staffNumber.trim());
  const credential = person && (await accounts.credentialOf(person.id));
  if (!person || !credential) {
    // An unknown number takes as long as a wrong password, so that numbers cannot be tried out.
    await deps.passwords.hash(password);
    await recordSignIn(deps, 'unknown', 'sign-in-refused');
    return WRONG;
  }
  const now = deps.clock.now();
  if (credential.lockedUntilMs > now) return locked(credential.lockedUntilMs - now);
  if (!(await deps.passwords.verify(password, credential.passwordHash))) {
    const after = await accounts.recordFailure(person.id, (failures) => now + lockMs(failures));
    await recordSignIn(deps, person.id, 'sign-in-refused');
    return after.failures >= FAILURES_BEFORE_LOCK ? locked(after.lockedUntilMs - now) : WRONG;
  }
  if (credential.failures > 0) await accounts.clearFailures(person.id);
  const token = deps.randomness.token();
  await accounts.openSession({
    tokenHash: hashToken(deps, token),
    personId: person.id,
    createdAtMs: now,
    lastSeenAtMs: now,
  });
  await recordSignIn(deps, person.id, 'signed-in');
  return succeed({ token, person });
}

/** The person behind a cookie's token; undefined when there is no such session or it has ended. */
export async function resumeSession(deps: Deps, token: string): Promise<SessionCaller | undefined> {
  const tokenHash = hashToken(deps, token);
  const session = await deps.storage.accounts.session(tokenHash);
  if (!session) return undefined;
  const now = deps.clock.now();
  if (now - session.lastSeenAtMs > IDLE_MS || now - session.createdAtMs > LONGEST_SESSION_MS) {
    await deps.storage.accounts.closeSession(tokenHash);
    return undefined;
  }
  if (now - session.lastSeenAtMs > TOUCH_EVERY_MS) await deps.storage.accounts.touchSession(tokenHash, now);
  const grants = await deps.storage.roster.grantsOf(session.personId);
  const roles = [...new Set(grants.map((grant) => grant.role))];
  return { kind: 'session', personId: session.personId, roles, tokenHash };
}

export async function signOut(deps: Deps, caller: SessionCaller): Promise<void> {
  await deps.storage.accounts.closeSession(caller.tokenHash);
  await recordSignIn(deps, caller.personId, 'signed-out');
}

function lockMs(failures: number): number {
  if (failures >= FAILURES_BEFORE_LOCK) return LOCKED_MS;
  return failures >= FAILURES_BEFORE_SLOWING ? SLOWED_MS : 0;
}

function locked(remainingMs: number): Result<never> {
  const retryAfterSeconds = Math.max(1, Math.ceil(remainingMs / 1000));
  const wait =
    retryAfterSeconds < 60 ? `${retryAfterSeconds} 秒` : `${Math.ceil(retryAfterSeconds / 60)} 分钟`;
  return fail({
    code: 'account-locked',
    message: `密码多次不正确，账号已暂时锁定，请 ${wait}后再试，或请单位培训管理员重置密码。`,
    retryAfterSeconds,
  });
}

function hashToken(deps: Deps, token: string): string {
  return toHex(deps.sha256(utf8(token)));
}

function recordSignIn(deps: Deps, who: string, action: string): Promise<void> {
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail: {} });
}
