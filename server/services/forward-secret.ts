/** The secret of a forward, sealed for its id and its address: moved to another row or address it cannot be opened. */
import type { Forward } from '../ports/forward-store.ts';
import type { Deps } from './deps.ts';

type Sealed = Pick<Forward, 'id' | 'address' | 'sealedSecret'>;

export function sealForwardSecret(
  { vault }: Pick<Deps, 'vault'>,
  forward: Omit<Sealed, 'sealedSecret'>,
  secret: string,
): string {
  return vault.seal(secret, purposeOf(forward));
}

/** @returns undefined when the vault's key is not the one it was sealed with */
export function openForwardSecret({ vault }: Pick<Deps, 'vault'>, forward: Sealed): string | undefined {
  return vault.open(forward.sealedSecret, purposeOf(forward));
}

function purposeOf({ id, address }: Omit<Sealed, 'sealedSecret'>): string {
  return `forward ${id} ${address}`;
}
