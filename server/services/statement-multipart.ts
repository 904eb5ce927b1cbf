/** multipart/mixed as statements with attachments travel, to be written: JSON first, then each attachment's data. */
import type { FoundAttachment } from './query-statements.ts';

/**
 * Source: xAPI 1.0.3 Communication 1.5.2; RFC 2046 5.1.
 * @param json - of the statements
 * @param boundary - new each time, so that no data can hold it
 */
export function statementMultipart(
  json: Uint8Array,
  attachments: readonly FoundAttachment[],
  boundary: string,
): { readonly contentType: string; readonly body: Uint8Array } {
  const part = (lines: readonly string[], data: Uint8Array) => [
    Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`),
    data,
    Buffer.from('\r\n'),
  ];
  const body = Buffer.concat([
    ...part(['Content-Type: application/json'], json),
    ...attachments.flatMap(({ contentType, sha2, data }) =>
      part(
        [
          `Content-Type: ${contentType}`,
          'Content-Transfer-Encoding: binary',
          `X-Experience-API-Hash: ${sha2}`,
        ],
        data,
      ),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/mixed; boundary=${boundary}`, body };
}
