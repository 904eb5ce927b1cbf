/** A small memory of what the database holds anyway: emptied when full, so that it never grows beyond use. */

const MOST = 200_000;

export interface Memory<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly clear: () => void;
}

export function createMemory<Value>(): Memory<Value> {
  const known = new Map<string, Value>();
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      if (known.size >= MOST) known.clear();
      known.set(key, value);
    },
    clear: () => known.clear(),
  };
}
