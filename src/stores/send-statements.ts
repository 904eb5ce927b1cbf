/** Hand a batch of statements to the portal's LRS, through @xapi/xapi. What to do with a refusal is the outbox's. */
import type XAPI from '@xapi/xapi';
import type { SendStatementsParams } from '@xapi/xapi';
import type { Statement } from './statement.ts';

export type SendOutcome =
  | { readonly kind: 'done' }
  /** The server has read the batch and will not take it. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'unreachable'; readonly retryAfterMs?: number };

type AdapterFunction = Extract<
  NonNullable<ConstructorParameters<typeof XAPI>[0]['adapter']>,
  CallableFunction
>;

/** An answer that is not 2xx; the library's own fetch adapter would lose its status. */
class Refusal extends Error {
  readonly response: Response;
  readonly text: string;
  constructor(response: Response, text: string) {
    super(`the LRS answered ${response.status}`);
    this.response = response;
    this.text = text;
  }
}

const TIMEOUT_MS = 20_000;
/** The statement itself is at fault, not the moment. */
const REFUSALS = [400, 403, 409, 413, 415, 422];

let lrs: Promise<XAPI> | undefined;

export async function sendStatements(statements: readonly Statement[]): Promise<SendOutcome> {
  try {
    lrs ??= connect();
    // The library types a language map as one with every language.
    const { data } = await (await lrs).sendStatements({ statements } as unknown as SendStatementsParams);
    return isReceipt(data, statements) ? { kind: 'done' } : { kind: 'unreachable' };
  } catch (cause) {
    if (cause instanceof Refusal) return outcomeOf(cause);
    lrs = undefined;
    return { kind: 'unreachable' };
  }
}

/** Loaded with the first batch, not with the page: it weighs as much as everything else together. */
async function connect(): Promise<XAPI> {
  const { default: Library } = await import('@xapi/xapi');
  return new Library({ endpoint: '/xapi/', version: '1.0.3', adapter: withSession });
}

/**
 * The session's cookie is who we are: the library's empty `Authorization` would stand for an unknown service key.
 */
const withSession: AdapterFunction = async ({ url, method, headers = {}, data }) => {
  const { Authorization: _none, ...others } = headers as Record<string, string>;
  const response = await fetch(url, {
    method,
    headers: others,
    body: JSON.stringify(data),
    credentials: 'same-origin',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Refusal(response, text);
  return {
    data: readJson(text) as never,
    headers: Object.fromEntries(response.headers),
    status: response.status,
  };
};

/** A proxy's or a captive portal's page is not a receipt: only ids of what was sent are. */
function isReceipt(data: unknown, statements: readonly Statement[]): boolean {
  return Array.isArray(data) && data.length === statements.length;
}

function outcomeOf({ response, text }: Refusal): SendOutcome {
  const { status } = response;
  if (status === 401) return { kind: 'signedOut' };
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (REFUSALS.includes(status) && !isPage) return { kind: 'refused', status, reason: reasonIn(text) };
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? { kind: 'unreachable', retryAfterMs: seconds * 1000 } : { kind: 'unreachable' };
}

function reasonIn(text: string): string {
  const answer = readJson(text);
  if (typeof answer !== 'object' || answer === null) return text.slice(0, 300);
  for (const key of ['detail', 'message', 'error']) {
    const words = (answer as Record<string, unknown>)[key];
    if (typeof words === 'string') return words;
  }
  return '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
