/** Decide whether a document may be changed as the client believes it stands. */

/** The two headers as sent. */
export interface Precondition {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/**
 * Source: xAPI 1.0.3 Communication 3.1, RFC 9110 13.1.
 * @param etag - of the present document, unquoted; undefined when there is none
 */
export function isPreconditionMet({ ifMatch, ifNoneMatch }: Precondition, etag: string | undefined): boolean {
  if (ifMatch !== undefined && !matches(ifMatch, etag)) return false;
  return ifNoneMatch === undefined || !matches(ifNoneMatch, etag);
}

/** `*` is any document that exists; old clients send tags without quotation marks. */
function matches(header: string, etag: string | undefined): boolean {
  if (etag === undefined) return false;
  const tags = header.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  return tags.includes('*') || tags.includes(etag);
}
