/** Give and take roles. Administrators only; everything is told to the audit log. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Grant } from '../../src/domain/roster/person.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { refuseRoster } from './admit-roster.ts';
import type { Deps } from './deps.ts';

/** Who gives or takes. */
type Granting = Pick<SessionCaller, 'personId' | 'roles'>;

export interface GrantRequest {
  readonly personId: string;
  readonly grant: Grant;
}

const REFUSED: Result<never> = fail({ code: 'not-allowed', message: '只有系统管理员可以授予和撤销角色。' });

export function mayGrant(caller: Granting): boolean {
  return caller.roles.includes('administrator');
}

export async function grantRole(
  deps: Deps,
  caller: Granting,
  { personId, grant }: GrantRequest,
): Promise<Result<void>> {
  if (!mayGrant(caller)) return refuseRoster(deps, caller.personId, REFUSED);
  const { roster } = deps.storage;
  if (!(await roster.personById(personId))) {
    return fail({ code: 'conflict', message: '名册里没有这个人，或者已经离开，不能授予角色。' });
  }
  if (grant.role === 'officer' && (grant.unitId === null || !(await roster.unitById(grant.unitId)))) {
    return fail({ code: 'invalid-request', message: '培训管理员要写明管哪个单位。', field: '/unitId' });
  }
  if (!(await roster.grant(personId, grant))) {
    return fail({ code: 'conflict', message: '此人已经有这个角色。' });
  }
  return told(deps, caller, 'role-granted', { personId, grant });
}

export async function revokeRole(
  deps: Deps,
  caller: Granting,
  { personId, grant }: GrantRequest,
): Promise<Result<void>> {
  if (!mayGrant(caller)) return refuseRoster(deps, caller.personId, REFUSED);
  if (!(await deps.storage.roster.revoke(personId, grant))) {
    const message =
      grant.role === 'administrator'
        ? '此人没有这个角色，或者是唯一的系统管理员，不能撤销。'
        : '此人没有这个角色。';
    return fail({ code: 'conflict', message });
  }
  return told(deps, caller, 'role-revoked', { personId, grant });
}

async function told(
  deps: Deps,
  caller: Granting,
  action: string,
  { personId, grant }: GrantRequest,
): Promise<Result<void>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action,
    detail: { person: personId, role: grant.role, unit: grant.unitId ?? '' },
  });
  return succeed(undefined);
}
