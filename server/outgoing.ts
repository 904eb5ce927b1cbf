/** Requests to other servers by the platform's fetch, and timers that keep no process alive. */
import type { OutgoingAnswer, OutgoingRequest, Post, Repeat } from './ports/outgoing.ts';

/** Well within the lease of the forwarder (services/run-forwarding.ts). */
const TIMEOUT_MS = 30_000;
/** An answer to a hundred statements is 4 kB of ids; nobody may fill our memory. */
const MOST_BYTES = 64 * 1024;

/** How Node names a certificate that does not hold. Source: nodejs.org, tls, "X509 certificate error codes". */
const CERTIFICATE =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;

/** @param timeoutMs - from the first byte sent to the last one read */
export function postWithin(timeoutMs = TIMEOUT_MS): Post {
  return async ({ address, headers, body }: OutgoingRequest): Promise<OutgoingAnswer> => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { ...headers },
        // As Node types it; a view, not a copy.
        body: Buffer.from(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        kind: 'answered',
        status: response.status,
        text: await beginningOf(response),
        retryAfter: response.headers.get('retry-after') ?? undefined,
      };
    } catch (error) {
      return unanswered(error);
    }
  };
}

export const repeat: Repeat = (everyMs, work) => {
  const timer = setInterval(work, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

function unanswered(error: unknown): OutgoingAnswer {
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout', detail: '' };
  const detail = codeOf(error);
  return { kind: CERTIFICATE.test(detail) ? 'untrusted' : 'unreachable', detail };
}

/** fetch wraps the network's error; where several addresses were tried, the error wraps theirs. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.message : codeOf(error.cause);
}
