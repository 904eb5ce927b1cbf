/** Recordings with nothing in them, so that lengths can be tested without a file from elsewhere. */

const SAMPLES_A_FRAME = 1152;
const SAMPLES_A_SECOND = 44_100;
/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono: 417 bytes a frame. */
const FRAME = Uint8Array.from([0xff, 0xfb, 0x90, 0xc0, ...Array.from({ length: 413 }, () => 0)]);

/** An MP3 of at least so many seconds, and less than a frame (26 ms) more. */
export function silentMp3(seconds: number): Uint8Array {
  const frames = Math.ceil((seconds * SAMPLES_A_SECOND) / SAMPLES_A_FRAME);
  return Uint8Array.from(Array.from({ length: frames }, () => [...FRAME]).flat());
}
