/** The part of Digital Bazaar's packages that tests use; they bring no types. */
interface LocalDocument {
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: unknown;
}
interface VerifyOptions {
  readonly credential: unknown;
  readonly suite: object;
  readonly documentLoader: (url: string) => Promise<LocalDocument>;
  readonly now?: Date;
  readonly checkStatus?: (options: VerifyOptions) => Promise<StatusOutcome>;
}
interface StatusOutcome {
  readonly verified: boolean;
  readonly error?: Error;
  readonly results?: readonly {
    readonly status: boolean;
    readonly credentialStatus: { readonly statusPurpose: string };
  }[];
}
declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: VerifyOptions): Promise<{
    readonly verified: boolean;
    readonly error?: Error & { readonly errors?: readonly Error[] };
    readonly statusResult?: StatusOutcome;
  }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function checkStatus(options: VerifyOptions): Promise<StatusOutcome>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { readonly cryptosuite: object });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
