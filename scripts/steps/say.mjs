/** What the two commands tell whoever runs them: plain sentences, English first, a few words of Chinese after. */

/** @param {string} english @param {string} [chinese] */
export function say(english, chinese) {
  console.log(chinese ? `• ${english} · ${chinese}` : `• ${english}`);
}

/**
 * Something is missing or wrong that only a person can put right.
 * Thrown, so that it ends whatever is going on; shown without a stack trace.
 */
export class Refusal extends Error {}

/** Run a command's main function; a Refusal is printed as the sentence it is. @param {() => Promise<number>} main */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n✗ ${error.message}`);
    process.exitCode = 1;
  }
}
