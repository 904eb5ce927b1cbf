/** The real clock, chance and hash. Tests compose their own. */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { Clock, Randomness } from '../ports/platform.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemRandomness: Randomness = {
  below: (limit) => randomInt(limit),
  freshId: () => randomUUID(),
  token: () => randomBytes(32).toString('base64url'),
};

export const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();
