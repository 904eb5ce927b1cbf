/** Something that is looked at again and again: never twice at the same time, and a defect ends only this look. */

/** @returns looks, or waits for the look that is under way; never fails */
export function lookAgain(
  once: () => Promise<void>,
  {
    reportDefect,
    where,
  }: { readonly reportDefect: (error: Error, where: string) => void; readonly where: string },
): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return async () => {
    underWay ??= once()
      .catch((error: unknown) => {
        reportDefect(error instanceof Error ? error : new Error(String(error)), where);
      })
      .finally(() => {
        underWay = undefined;
      });
    await underWay;
  };
}
