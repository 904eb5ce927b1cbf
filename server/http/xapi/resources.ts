/** Which resources there are, and what each method does there. Source: xAPI 1.0.3 Communication 2. */
import { fail, type Result } from '../../../src/domain/base/result.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import { activityProfileResource, agentProfileResource, stateResource } from './documents.ts';
import type { Exchange, Method } from './exchange.ts';
import { getActivity, getPerson } from './known-things.ts';
import { getStatements, postStatements, putStatement } from './statements.ts';

export const STATEMENTS = '/statements';
export const ABOUT = '/about';

type Methods = Readonly<Partial<Record<Method, Exchange>>>;

const RESOURCES: ReadonlyMap<string, Methods> = new Map<string, Methods>([
  [STATEMENTS, { GET: getStatements, PUT: putStatement, POST: postStatements }],
  ['/activities/state', stateResource],
  ['/activities/profile', activityProfileResource],
  ['/activities', { GET: getActivity }],
  ['/agents/profile', agentProfileResource],
  ['/agents', { GET: getPerson }],
]);

export function findExchange(resource: string, method: string): Result<Exchange, XapiError> {
  const methods = RESOURCES.get(resource);
  if (!methods) {
    return fail({ code: 'not-found', message: `There is no resource ${resource.slice(0, 80)} under /xapi.` });
  }
  const exchange = Object.hasOwn(methods, method) ? methods[method as Method] : undefined;
  return exchange
    ? { ok: true, value: exchange }
    : fail({
        code: 'method-not-allowed',
        message: `${resource} takes ${Object.keys(methods).join(', ')}, not ${method.slice(0, 20)}.`,
      });
}
