/** A list of everybody that is only half of it would make the other half leave. */

/** Up to so many leave without more being asked. */
const FEW = 3;
/** One in ten. */
const SHARE = 0.1;

/** Whether so many would leave that somebody must say the number once more. */
export function mayBeHalfAFile(leaving: number, standing: number): boolean {
  return leaving > FEW && leaving > standing * SHARE;
}
