/** One visit to a lesson, as test/simulation/agreement.json has it, and how a request of it is put into words. */

export interface Visit {
  readonly lesson: string;
  readonly sections: readonly {
    readonly id: string;
    readonly characters: number;
    readonly neededMs: number;
  }[];
  readonly steps: readonly {
    readonly at: number;
    readonly do: 'look' | 'touch' | 'end' | 'cover' | 'show' | 'close';
    readonly section?: string;
  }[];
  readonly told: readonly Told[];
}

export interface Told {
  /** Seconds since the page was opened. */
  readonly at: number;
  readonly what: string;
}

/** @returns what a request tells: a beat, or its statements; nothing for the rest */
export function wordsFor(call: string, body: unknown): readonly string[] {
  if (call === 'POST /api/presence') {
    const { nonce, section, active } = body as { nonce?: string; section?: string; active?: boolean };
    return [`beat ${nonce === undefined ? 'first' : (section ?? 'nowhere')} ${active ? 'active' : '-'}`];
  }
  if (call !== 'POST /xapi/statements') return [];
  const statements = body as readonly {
    readonly verb: { readonly id: string };
    readonly object: { readonly id: string };
  }[];
  return statements.map(({ verb, object }) => {
    const [, path = object.id] = object.id.split(/\/courses\/[^/]+\//);
    return `${verb.id.split('/').at(-1)} ${path}`;
  });
}

/** The same things in the same order, each within a second. @returns a sentence for each difference */
export function differencesOf(told: readonly Told[], expected: readonly Told[]): readonly string[] {
  const line = (one: Told | undefined) => (one ? `${one.what} at ${one.at} s` : 'nothing');
  const longest = told.length > expected.length ? told : expected;
  return longest.flatMap((_, at) => {
    const [is, wanted] = [told[at], expected[at]];
    const isSame = is && wanted && is.what === wanted.what && Math.abs(is.at - wanted.at) <= 1;
    return isSame ? [] : [`${at + 1}: ${line(is)}, expected ${line(wanted)}`];
  });
}
