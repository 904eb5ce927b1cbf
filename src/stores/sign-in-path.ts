/** The way to the sign-in page and back. The way back never leads to another site. */

const DEFAULT_NEXT = '/my/learning/';

/** @param here - the page to come back to, path and query */
export function signInPath(here: string = location.pathname + location.search): string {
  return here.startsWith('/sign-in/') ? '/sign-in/' : `/sign-in/?next=${encodeURIComponent(here)}`;
}

/**
 * Where to go after signing in.
 * @returns an absolute address of this origin; the default for anything that is not one path of this site
 */
export function nextAddress(search: string, origin: string = location.origin): string {
  const fallback = new URL(DEFAULT_NEXT, origin).href;
  const wanted = new URLSearchParams(search).get('next') ?? '';
  if (!/^\/(?![/\\])/.test(wanted)) return fallback;
  // The parser drops tabs and line ends, so "/\t/elsewhere" is judged by what it becomes. The whole address is
  // returned because "/.//elsewhere" has the path "//elsewhere", which alone would lead away again.
  const address = new URL(wanted, origin);
  return address.origin === origin ? address.href : fallback;
}
