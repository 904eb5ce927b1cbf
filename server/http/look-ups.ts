/**
 * Looking up certificates by code, for anybody: how often, and how soon again after codes that do not exist. Counted in
 * this process alone. Codes have 75 random bits; this keeps a guesser from being a load, and shows that somebody guesses.
 */
import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '../../src/domain/base/result.ts';
import {
  afterWrongGuess,
  type Guesses,
  guessWaitMs,
  isForgiven,
} from '../../src/domain/certificate/guesses.ts';
import type { Deps } from '../services/deps.ts';
import { holdsCertificate } from '../services/holds-certificate.ts';
import { sendFailure } from './problems.ts';

/** A whole office may stand behind one address. */
const LOOK_UPS_PER_MINUTE = 240;
const MINUTE_MS = 60_000;
/** So many askers are remembered; the one that has been quiet longest is forgotten first. */
const MOST_ASKERS = 20_000;

interface Asker {
  readonly guesses: Guesses | undefined;
  readonly minute: number;
  readonly lookUps: number;
}

export interface LookUps {
  /** Answer a look-up with `work`'s value, or tell to wait. Sends failures itself. @returns undefined when it did */
  readonly answer: <Value>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (code: string) => Promise<Result<Value>>,
  ) => Promise<Value | undefined>;
}

export function createLookUps(deps: Deps): LookUps {
  const askers = new Map<string, Asker>();

  /** Last asked last, so that the first of the map is the one to forget. */
  function remember(key: string, asker: Asker): void {
    askers.delete(key);
    askers.set(key, asker);
    if (askers.size > MOST_ASKERS) forget(askers, deps.clock.now());
  }

  /** Counts this look-up. @returns who asks, as counted now */
  function count(key: string, nowMs: number): Asker {
    const known = askers.get(key);
    const minute = Math.floor(nowMs / MINUTE_MS);
    const asker = {
      guesses: known?.guesses,
      minute,
      lookUps: known?.minute === minute ? known.lookUps + 1 : 1,
    };
    remember(key, asker);
    return asker;
  }

  return {
    answer: async (request, reply, work) => {
      const { code } = request.params as { code: string };
      const nowMs = deps.clock.now();
      const key = askerOf(request);
      const asker = count(key, nowMs);
      if (asker.lookUps > LOOK_UPS_PER_MINUTE) {
        return refuse(reply, TOO_OFTEN, (asker.minute + 1) * MINUTE_MS - nowMs);
      }
      const waitMs = guessWaitMs(asker.guesses, nowMs);
      // Who holds the paper has not guessed, whatever others behind the same address do.
      if (waitMs > 0 && !(await isHolder(deps, request, code))) return refuse(reply, TOO_MANY_WRONG, waitMs);
      const found = await work(code);
      if (found.ok) return found.value;
      if (found.failure.code === 'not-found') {
        const now = askers.get(key) ?? asker;
        remember(key, { ...now, guesses: afterWrongGuess(now.guesses, nowMs) });
      }
      sendFailure(reply, found.failure);
      return undefined;
    },
  };
}

const TOO_OFTEN = '这个网络地址的查询太频繁，请稍后再试。';
const TOO_MANY_WRONG =
  '这个网络地址查询了太多不存在的编号，请稍后再试。扫描证书上的二维码或打开 PDF 文件查验不受影响。';

/** A signed-in person answers for themselves; everybody else for the address, an IPv6 one for its network. */
function askerOf({ caller, ip }: FastifyRequest): string {
  if (caller?.kind === 'session') return `person ${caller.personId}`;
  return isIPv6(ip) && !ip.startsWith('::ffff:') ? `network ${networkOf(ip)}` : `address ${ip}`;
}

/** The first 64 bits: what one subscriber is given. */
function networkOf(ip: string): string {
  const [head = '', tail] = ip.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

async function isHolder(deps: Deps, request: FastifyRequest, code: string): Promise<boolean> {
  const { proof } = request.query as { proof?: unknown };
  return typeof proof === 'string' && holdsCertificate(deps, code, proof);
}

function refuse(reply: FastifyReply, message: string, waitMs: number): undefined {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  sendFailure(reply, { code: 'too-many-requests', message, retryAfterSeconds });
  return undefined;
}

function forget(askers: Map<string, Asker>, nowMs: number): void {
  for (const [key, { guesses }] of askers) {
    if (!guesses || isForgiven(guesses, nowMs)) askers.delete(key);
  }
  const [longestQuiet] = askers.keys();
  if (askers.size > MOST_ASKERS && longestQuiet !== undefined) askers.delete(longestQuiet);
}
