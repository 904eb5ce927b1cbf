/** What a new forward must be, each failure with the field and what would be right. Checks only; storing is the caller's. */
import type { ForwardKeyRequest, ForwardRequest } from '../../src/domain/api/forwards.ts';
import type { Failure } from '../../src/domain/base/failure.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { ForwardFilter } from '../../src/domain/forward/forward.ts';
import { isIri } from '../../src/domain/xapi/formats.ts';

const LONGEST_NAME = 60;
const LONGEST_ADDRESS = 500;
const LONGEST_CREDENTIAL = 1_000;
const MOST_VERBS = 50;

/**
 * @param publicUrl - the portal's own address, which is no target
 * @returns name and address as they are to be kept
 */
export function checkForward(
  publicUrl: string,
  request: ForwardRequest,
): Result<Pick<ForwardRequest, 'name' | 'address'>> {
  const name = request.name.trim();
  if (name === '') return fail(invalid('/name', '请填写名称，例如“省公务员局”。'));
  if (name.length > LONGEST_NAME) return fail(invalid('/name', `名称最长 ${LONGEST_NAME} 个字。`));
  const address = readTarget(publicUrl, request.address.trim());
  if (!address.ok) return address;
  const wrong = wrongCredentials(request) ?? wrongFilter(request.filter);
  return wrong ? fail(wrong) : succeed({ name, address: address.value });
}

/** Basic authentication ends the key with a colon. Source: RFC 7617 2. */
export function wrongCredentials({ key, secret }: ForwardKeyRequest): Failure | undefined {
  if (key === '') return invalid('/key', '请填写对方给的密钥（key）。');
  if (key.includes(':')) return invalid('/key', '密钥（key）里不能有冒号；冒号后面的部分是口令（secret）。');
  if (key.length > LONGEST_CREDENTIAL) return invalid('/key', `密钥最长 ${LONGEST_CREDENTIAL} 个字符。`);
  if (secret === '') return invalid('/secret', '请填写对方给的口令（secret）。');
  return secret.length > LONGEST_CREDENTIAL
    ? invalid('/secret', `口令最长 ${LONGEST_CREDENTIAL} 个字符。`)
    : undefined;
}

function wrongFilter({ verbs, activity }: ForwardFilter): Failure | undefined {
  const verb = verbs.find((iri) => !isIri(iri));
  if (verb !== undefined) {
    return invalid(
      '/filter/verbs',
      `“${verb.slice(0, 80)}”不是动词标识；要写完整，例如 http://adlnet.gov/expapi/verbs/passed。`,
    );
  }
  if (verbs.length > MOST_VERBS) return invalid('/filter/verbs', `动词最多 ${MOST_VERBS} 个。`);
  return activity !== null && !isIri(activity.iri)
    ? invalid(
        '/filter/activity',
        '活动标识要写完整，例如 https://mingde.example.gov.cn/id/courses/integrity。',
      )
    : undefined;
}

/** Plain web addresses alone: nothing else is ever asked, whatever an administrator types. */
function readTarget(publicUrl: string, written: string): Result<string> {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return wrongAddress('地址要以 https:// 或 http:// 开头，例如 https://lrs.example.gov.cn/xapi。');
  }
  if (url.username !== '' || url.password !== '') {
    return wrongAddress('密钥和口令另外填写，不要写在地址里。');
  }
  if (url.search !== '' || url.hash !== '') return wrongAddress('地址里不要有 ? 和 # 及其后面的部分。');
  const address = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  if (address.length > LONGEST_ADDRESS) return wrongAddress(`地址最长 ${LONGEST_ADDRESS} 个字符。`);
  if (address.endsWith('/statements')) {
    return wrongAddress('地址写到 xAPI 接口为止，去掉末尾的 /statements。');
  }
  return url.origin === new URL(publicUrl).origin
    ? wrongAddress('这是本平台自己的地址，请填写对方的地址。')
    : succeed(address);
}

function wrongAddress(message: string): Result<never> {
  return fail(invalid('/address', message));
}

function invalid(field: string, message: string): Failure {
  return { code: 'invalid-request', message, field };
}
