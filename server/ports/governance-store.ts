/** Which policy governs which year, and the nightly recomputations of what it decided. */

export interface PolicyAdoption {
  readonly year: number;
  readonly policyId: string;
  readonly policyVersion: number;
  /** Of the rules' text; null for years that 0.1.0 assessed. */
  readonly rulesHash: string | null;
  /** A person's id, or `system`. */
  readonly adoptedBy: string;
  readonly adoptedAtMs: number;
}

/** A status that is not what the entries add up to. */
export interface StatusDifference {
  readonly personId: string;
  readonly year: number;
  /** In words: what stands there, and what it should be. */
  readonly detail: string;
}

export interface StatusCheck {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  readonly checkedAtMs: number;
  /** How many person-years were compared; null while it runs, or when it was interrupted. */
  readonly years: number | null;
  readonly differences: readonly StatusDifference[];
}

export interface GovernanceStore {
  readonly adopted: (year: number) => Promise<PolicyAdoption | undefined>;
  /** The latest of every year, oldest year first. */
  readonly allAdopted: () => Promise<readonly PolicyAdoption[]>;
  /** @returns what governs the year afterwards: with `onlyFirst` it is what another process adopted before */
  readonly adopt: (adoption: PolicyAdoption, onlyFirst?: boolean) => Promise<PolicyAdoption>;

  /** Claim a day's recomputation. @returns false when it was claimed before */
  readonly beginCheck: (day: string, nowMs: number) => Promise<boolean>;
  /** Write down the outcome, in place of an earlier one of the day. */
  readonly endCheck: (check: StatusCheck) => Promise<void>;
  readonly latestCheck: () => Promise<StatusCheck | undefined>;
}
