/** Expected failure as a value. A defect throws instead. */
import type { Failure } from './failure.ts';

export type Result<Value, Reason = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Reason };

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Reason = Failure>(failure: Reason): { readonly ok: false; readonly failure: Reason } {
  return { ok: false, failure };
}
