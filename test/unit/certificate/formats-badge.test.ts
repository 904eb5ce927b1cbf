/** The badge and the status list of docs/formats.md: made anew from the certificate there, and judged by a library. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { fileTools } from '../../../server/main.ts';
import { checkArchive } from '../../../src/domain/archive/check-archive.ts';
import { readManifest } from '../../../src/domain/archive/manifest.ts';
import { fromBase64, fromHex } from '../../../src/domain/base/bytes.ts';
import { openBadge } from '../../../src/domain/certificate/badge.ts';
import { prove, readProof } from '../../../src/domain/certificate/data-integrity.ts';
import { toMultikey } from '../../../src/domain/certificate/multikey.ts';
import { isSet, packedList } from '../../../src/domain/certificate/status-list.ts';
import { canonise } from '../../../src/linked-data/canonise.ts';
import { verifyWithLibrary } from '../../support/vc-verifier.ts';

const text = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');

function example(name: string): string {
  const block = text.match(new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm'))?.[1];
  if (block === undefined) throw new Error(`docs/formats.md has no example "${name}"`);
  return block;
}

/** The first test key of RFC 8032 7.1, as everywhere in the document. */
const secret = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const badge = JSON.parse(example('badge'));
const list = JSON.parse(example('status-list'));

test('the Multikey is the document’s public key', () => {
  expect(toMultikey(fromBase64(example('public-key')))).toBe(example('multikey'));
});

test('the badge is the certificate’s, to the last character', async () => {
  const claim = JSON.parse(example('certificate'));
  const portalUrl = 'https://mingde.example.gov.cn';
  const issuer = `${portalUrl}/issuer`;
  const document = openBadge({
    claim,
    name: { kind: 'plain', name: claim.name },
    portalUrl,
    issuer,
    identifier: `${portalUrl}/id`,
    place: { list: 1, position: 70_001 },
    validFrom: '2026-11-23T08:00:30Z',
  });
  const made = await prove(
    document,
    { created: '2026-11-23T08:01:00Z', verificationMethod: `${issuer}#${example('multikey')}` },
    {
      hash: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
      canonise,
      sign: (message) => ed25519.sign(message, secret),
    },
  );
  expect(JSON.stringify(made)).toBe(example('badge'));
});

test('a library reads both: the proofs hold, and the bit of the badge is set', async () => {
  const read = readProof(badge);
  const controller = read?.controller ?? '';
  const method = badge.proof.verificationMethod;
  const documents = new Map<string, unknown>([
    [
      controller,
      {
        '@context': ['https://www.w3.org/ns/did/v1'],
        id: controller,
        verificationMethod: [
          { id: method, type: 'Multikey', controller, publicKeyMultibase: example('multikey') },
        ],
        assertionMethod: [method],
      },
    ],
    [list.id, list],
  ]);
  const now = new Date('2026-11-24T00:00:00Z');
  // Its proof holds, and of the two lists only one stands in the document.
  const verdict = await verifyWithLibrary(badge, documents, now);
  expect(verdict).toMatchObject({ verified: false, reasons: [expect.stringContaining('/message')] });
  const bits = gunzipSync(packedList(list.credentialSubject.encodedList));
  expect([isSet(bits, 70_001), isSet(bits, 70_000)]).toEqual([true, false]);
  expect(await verifyWithLibrary(list, documents, now)).toMatchObject({ verified: true });
});

test('the archive’s table of contents is signed, fits its files, and the badge is of its certificate', async () => {
  const manifest = readManifest(example('manifest'));
  const [record = '', pdf = '', badgePath = '', status = ''] = manifest?.files.map(({ path }) => path) ?? [];
  const files = new Map(
    Object.entries({
      'manifest.json': example('manifest'),
      'manifest.signature.json': example('manifest-signature'),
      [record]: example('record'),
      [pdf]: '%PDF-1.7',
      [badgePath]: example('badge'),
      [status]: example('status-list'),
    }).map(([path, content]) => [path, Buffer.from(content)]),
  );
  const tools = { ...fileTools(), nowMs: Date.parse('2026-11-24T00:00:00Z') };
  const checked = await checkArchive(files, tools, example('key-id'));
  expect(checked).toMatchObject({
    signature: 'good',
    key: 'known',
    keyId: example('key-id'),
    certificates: [
      {
        isBadgeOfIt: true,
        // The example's list says so, of a later time than the manifest.
        checkedBadge: { proof: 'good', key: 'known', status: { state: 'revoked' } },
      },
    ],
  });
  expect(checked?.files.every(({ state }) => state === 'good')).toBe(true);
  files.set(pdf, Buffer.from('%PDF-1.8'));
  expect((await checkArchive(files, tools))?.certificates[0]?.pdfState).toBe('changed');
});
