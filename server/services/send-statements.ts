/** Send statements to a forward's target in one request, exactly as they are kept, and judge the answer. */
import type { Trouble } from '../../src/domain/forward/forward.ts';
import { judgeAnswer, type Verdict } from '../../src/domain/forward/judge-answer.ts';
import { readRetryAfter } from '../../src/domain/forward/wait.ts';
import type { Forward } from '../ports/forward-store.ts';
import type { OutgoingRequest } from '../ports/outgoing.ts';
import type { OutgoingStatement } from './collect-statements.ts';
import { openForwardSecret } from './forward-secret.ts';
import type { ForwardingDeps } from './forwarding-deps.ts';
import { findAttachments } from './query-statements.ts';
import { statementMultipart } from './statement-multipart.ts';

/** `retryAfterMs`: what the target asked for, together with a trouble. */
export type Sent = Verdict & { readonly retryAfterMs?: number | undefined };

export async function sendStatements(
  deps: ForwardingDeps,
  forward: Forward,
  statements: readonly OutgoingStatement[],
): Promise<Sent> {
  const secret = openForwardSecret(deps, forward);
  if (secret === undefined) return trouble({ kind: 'secret-lost', status: null, detail: '' });
  const credentials = Buffer.from(`${forward.key}:${secret}`).toString('base64');
  const { contentType, body } = await bodyOf(deps, statements);
  const request: OutgoingRequest = {
    address: `${forward.address}/statements`,
    headers: {
      Authorization: `Basic ${credentials}`,
      'X-Experience-API-Version': forward.version,
      'Content-Type': contentType,
    },
    body,
  };
  const answer = await deps.post(request);
  if (answer.kind !== 'answered') return trouble({ kind: answer.kind, status: null, detail: answer.detail });
  const verdict = judgeAnswer(answer, statements);
  if (verdict.kind === 'taken') return verdict;
  // A target that echoes what it was sent must not bring the secret into a listing.
  const text = [credentials, secret].reduce((told, hidden) => told.replaceAll(hidden, '•••'), answer.text);
  const retryAfterMs = readRetryAfter(answer.retryAfter, deps.clock.now());
  return { ...judgeAnswer({ status: answer.status, text }, statements), retryAfterMs };
}

/** Source: xAPI 1.0.3 Communication 1.5: JSON alone unless data goes with it. */
async function bodyOf(
  deps: ForwardingDeps,
  statements: readonly OutgoingStatement[],
): Promise<{ readonly contentType: string; readonly body: Uint8Array }> {
  const json = Buffer.from(`[${statements.map(({ text }) => text).join(',')}]`);
  const attachments = await findAttachments(
    deps,
    statements.map(({ statement }) => statement),
  );
  return attachments.length === 0
    ? { contentType: 'application/json', body: json }
    : statementMultipart(json, attachments, `mingde-${deps.randomness.freshId()}`);
}

function trouble(met: Trouble): Sent {
  return { kind: 'trouble', trouble: met };
}
