/** Make a drawing fit to stand inside a page. Its safety was checked by src/content/check-figure.ts. */

/**
 * Drop what only a file of its own needs, and give its ids a prefix: two drawings on one page may both
 * have called something `arrow`.
 * @param prefix - letters, digits and hyphens
 */
export function inlineSvg(svg: string, prefix: string): string {
  const drawing = svg.slice(Math.max(0, svg.search(/<svg\b/i))).replace(/<!--[\s\S]*?-->/g, '');
  return drawing
    .replace(/(\sid\s*=\s*["'])([^"']+)/g, `$1${prefix}-$2`)
    .replace(/(href\s*=\s*["']#)([^"']+)/g, `$1${prefix}-$2`)
    .replace(/(url\(\s*["']?#)([^)"']+)/g, `$1${prefix}-$2`)
    .replace(/^<svg\b/i, '<svg aria-hidden="true" focusable="false"')
    .trim();
}
