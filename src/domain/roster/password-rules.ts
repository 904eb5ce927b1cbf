/** What a password must be like. Source: graded-protection habits (GB/T 22239: complexity), NIST SP 800-63B on length. */

const SHORTEST = 10;
/** From this length on, words alone will do. */
const LONG = 16;
const LONGEST = 256;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Those that are tried first, besides repetitions and runs. */
const COMMON = /password|passw0rd|qwerty|admin|mingde|iloveyou|woaini|letmein|111111|123123|abc123/iu;
const RUNS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** @returns what to change, in a sentence; undefined when the password will do */
export function passwordFault(
  password: string,
  { staffNumber, name }: { readonly staffNumber: string; readonly name: string },
): string | undefined {
  const length = [...password].length;
  if (length < SHORTEST) return `密码至少 ${SHORTEST} 个字符，现在是 ${length} 个。`;
  if (length > LONGEST) return `密码最长 ${LONGEST} 个字符。`;
  const lower = password.toLowerCase();
  if (lower.includes(staffNumber.toLowerCase()) || (name.length > 1 && password.includes(name))) {
    return '密码里不要有自己的工号或姓名。';
  }
  if (new Set(lower).size < 5 || hasLongRun(lower) || COMMON.test(lower)) {
    return '这样的密码太容易猜到：不要用连续、重复的字符，也不要用常见的密码。';
  }
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  if (length < LONG && kinds < 3) {
    return `密码要有小写字母、大写字母、数字、符号中的三种；或者用 ${LONG} 个字符以上的一句话。`;
  }
  return undefined;
}

/** Five in a row of what stands in a row on a keyboard or in the alphabet. */
function hasLongRun(lower: string): boolean {
  return RUNS.some((run) =>
    Array.from({ length: run.length - 4 }, (_, at) => run.slice(at, at + 5)).some((five) =>
      lower.includes(five),
    ),
  );
}
