/** Password hashing with scrypt. Source of the costs: OWASP Password Storage Cheat Sheet (N=2^15, r=8, p=3). */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../ports/platform.ts';

interface Costs {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const COSTS: Costs = { N: 32_768, r: 8, p: 3 };
const KEY_BYTES = 32;

const derive = promisify(
  (password: string, salt: Buffer, costs: Costs, done: (error: Error | null, key: Buffer) => void) =>
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...costs, maxmem: 256 * costs.N * costs.r }, done),
);

/** Stored as `scrypt$N$r$p$salt$key`, so that costs can rise without touching old hashes. */
export const passwords: PasswordHasher = {
  hash: async (password) => {
    const salt = randomBytes(16);
    const key = await derive(password, salt, COSTS);
    const { N, r, p } = COSTS;
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  },
  verify: async (password, stored) => {
    const [scheme, N, r, p, salt = '', key = ''] = stored.split('$');
    if (scheme !== 'scrypt') throw new Error(`unknown password scheme ${scheme}`);
    const expected = Buffer.from(key, 'base64url');
    const costs = { N: Number(N), r: Number(r), p: Number(p) };
    const actual = await derive(password, Buffer.from(salt, 'base64url'), costs);
    return timingSafeEqual(actual, expected);
  },
};
