/** Wait until something holds. The limit is for what never comes; a slow machine is no failure. */
import { vi } from 'vitest';

const LIMIT_MS = 20_000;

export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: LIMIT_MS });
}
