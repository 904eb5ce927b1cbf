/** Callbacks of older clients as promises. */

/** Resolves with what a client hands to its callback; rejects with its error. */
export function promised<Value>(
  begin: (callback: (error: unknown, value: Value) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    begin((error, value) => (error === null ? resolve(value) : reject(new Error(String(error)))));
  });
}

/** The status alone, of an answer or of a refusal. */
export function statusOf(
  begin: (callback: (error: unknown, answer: { readonly status: number }) => void) => void,
): Promise<number> {
  return new Promise((resolve) => begin((_error, { status }) => resolve(status)));
}
