/** JSON made readable without changing a character of its names and values: 1.50 stays 1.50. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const OPENING = ['{', '['];
const CLOSING = ['}', ']'];

export function indentJson(text: string): string {
  let depth = 0;
  let previous = '';
  let written = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (CLOSING.includes(token)) depth -= 1;
    if (beginsLine(token, previous)) written += `\n${'  '.repeat(depth)}`;
    written += token === ':' ? ': ' : token;
    if (OPENING.includes(token)) depth += 1;
    previous = token;
  }
  return written;
}

/** Nothing stands between the brackets of what is empty. */
function beginsLine(token: string, previous: string): boolean {
  const ends = CLOSING.includes(token);
  const isFirst = OPENING.includes(previous);
  return ends !== isFirst || previous === ',';
}
