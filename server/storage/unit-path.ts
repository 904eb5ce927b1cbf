/** A unit's path is the ids from the root, each followed by `/`; a subtree is all paths with one prefix. */

/** @returns the half-open range of paths that begin with `path`; an index on the path serves it */
export function subtreeRange(path: string): readonly [from: string, to: string] {
  // '0' is the character after '/'.
  return [path, `${path.slice(0, -1)}0`];
}
