/** Codes with which people set a password, once. Only their hashes are kept. */

export interface NewActivation {
  /** SHA-256 of the code, hex. */
  readonly codeHash: string;
  readonly personId: string;
  readonly madeBy: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
}

export interface Activation extends NewActivation {
  readonly usedAtMs: number | null;
}

export interface ActivationStore {
  /** A person's earlier codes that were not used end. */
  readonly add: (activations: readonly NewActivation[]) => Promise<void>;
  readonly byHash: (codeHash: string) => Promise<Activation | undefined>;
  /**
   * The password is set, the code spent, and whoever was signed in as this person no longer is: all at once.
   * @returns false when the code was spent or ended meanwhile
   */
  readonly use: (codeHash: string, passwordHash: string, atMs: number) => Promise<boolean>;
  /** People of a unit, or below it too, who serve there and have no password yet, by staff number. */
  readonly withoutPassword: (
    unitId: string,
    isBelowToo: boolean,
    limit: number,
  ) => Promise<readonly string[]>;
  /** Whether somebody has a password, and until when an unused code holds. */
  readonly accessOf: (
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly hasPassword: boolean; readonly codeUntilMs: number | null }>>;
}
