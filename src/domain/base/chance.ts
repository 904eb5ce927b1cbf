/** A source of chance and of fresh ids, given by the caller. */
export interface Chance {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly freshId: () => string;
}
