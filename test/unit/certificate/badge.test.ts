/** Open Badges without a server: keys as text, proofs, status bits, and what is refused. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../src/domain/base/bytes.ts';
import { openBadge, readBadge } from '../../../src/domain/certificate/badge.ts';
import type { CertificateClaim } from '../../../src/domain/certificate/claim.ts';
import {
  isProved,
  type LinkedData,
  prove,
  readProof,
} from '../../../src/domain/certificate/data-integrity.ts';
import {
  fromMultibase,
  fromMultikey,
  toMultibase,
  toMultikey,
} from '../../../src/domain/certificate/multikey.ts';
import {
  bitstring,
  isSet,
  LIST_LENGTH,
  packedList,
  statusListCredential,
} from '../../../src/domain/certificate/status-list.ts';
import { canonise } from '../../../src/linked-data/canonise.ts';
import { aClaim, aCourseClaim } from '../../support/builders.ts';

const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const secret = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const publicKey = ed25519.getPublicKey(secret);
const issuer = 'https://portal.example/issuer';
const arithmetic = {
  hash,
  isSigned: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    ed25519.verify(signature, message, key),
};

function badgeFor(claim: CertificateClaim): LinkedData {
  return openBadge({
    claim,
    name: { kind: 'plain', name: claim.name },
    portalUrl: 'https://portal.example',
    issuer,
    identifier: 'https://portal.example/id',
    place: { list: 1, position: 9 },
    validFrom: '2026-11-23T08:00:00Z',
  });
}

const proved = (document: LinkedData) =>
  prove(
    document,
    { created: '2026-11-23T08:00:00Z', verificationMethod: `${issuer}#${toMultikey(publicKey)}` },
    { hash, canonise, sign: (message) => ed25519.sign(message, secret) },
  );

describe('a key as text', () => {
  // draft-msporny-base58, 5; and the Multikey of RFC 8032's first test key by another program.
  test.each([
    ['48656c6c6f20576f726c6421', 'z2NEpo7TZRRrLZSi2U'],
    ['0000287fb4cd', 'z11233QC4'],
    ['', 'z'],
    ['00', 'z1'],
  ])('%s is %s', (hex, text) => {
    expect(toMultibase(fromHex(hex))).toBe(text);
    expect(fromMultibase(text)).toEqual(fromHex(hex));
  });

  test('whatever is written is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(fromMultibase(toMultibase(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  test('a Multikey is an Ed25519 key or none', () => {
    expect(toMultikey(publicKey)).toMatch(/^z6Mk/);
    expect(fromMultikey(toMultikey(publicKey))).toEqual(publicKey);
    for (const text of ['', 'u6Mk', 'z0', toMultibase(publicKey), `z${'1'.repeat(200)}`]) {
      expect(() => fromMultikey(text)).toThrow(TypeError);
    }
  });
});

describe('a proof', () => {
  test.each([
    ['year', aClaim()],
    ['course', aCourseClaim()],
    ['sample', aClaim({ isSample: true })],
  ])('holds for the badge of a %s, and the key stands in it', async (_, claim) => {
    const read = readProof(await proved(badgeFor(claim)));
    expect(read?.key).toEqual(publicKey);
    expect(read?.controller).toBe(issuer);
    expect(read && (await isProved(read, canonise, arithmetic))).toBe(true);
  });

  test('it covers when and for what it was made', async () => {
    const badge = await proved(badgeFor(aClaim()));
    const later = { ...badge, proof: { ...(badge.proof as LinkedData), created: '2027-01-01T00:00:00Z' } };
    const read = readProof(later);
    expect(read && (await isProved(read, canonise, arithmetic))).toBe(false);
    for (const change of [{ proofPurpose: 'authentication' }, { cryptosuite: 'none' }, { '@context': [] }]) {
      expect(readProof({ ...badge, proof: { ...(badge.proof as LinkedData), ...change } })).toBeUndefined();
    }
    expect(readProof(badgeFor(aClaim()))).toBeUndefined();
  });

  test('what no context defines is neither signed nor believed', async () => {
    const badge = await proved(badgeFor(aClaim()));
    const read = readProof({ ...badge, rank: '优秀' });
    await expect(read && isProved(read, canonise, arithmetic)).rejects.toThrow();
    await expect(proved({ ...badgeFor(aClaim()), rank: '优秀' })).rejects.toThrow();
  });

  test('a context that does not lie here is not fetched', async () => {
    const badge = badgeFor(aClaim());
    await expect(canonise(badge)).resolves.toContain('Achievement');
    // Whatever it may say, it is not asked for; everything in the badge is defined without it.
    const contexts = [...(badge['@context'] as string[]), 'https://example.org/context.json'];
    await expect(canonise({ ...badge, '@context': contexts })).rejects.toThrow();
  });
});

describe('what a badge says', () => {
  test('the year’s hours, or the course with its day', () => {
    expect(badgeFor(aClaim())).toMatchObject({
      name: '2026 年度公务员职业道德学时',
      credentialSubject: { creditsEarned: 8, term: '2026', achievement: { achievementType: 'Certificate' } },
    });
    expect(badgeFor(aCourseClaim())).toMatchObject({
      name: '《公正廉洁》结业',
      credentialSubject: {
        creditsEarned: 1,
        activityEndDate: '2026-11-20',
        achievement: { id: 'https://portal.example/id/achievements/courses/integrity/v1' },
      },
    });
  });

  test('an achievement is the same for everybody who has it, and a sample’s is another one', () => {
    const achievement = (claim: CertificateClaim) => {
      const subject = badgeFor(claim).credentialSubject as LinkedData;
      return subject.achievement;
    };
    const more = aClaim({ name: '李明', ethicsCentihours: 1200, unit: '司法局' });
    expect(achievement(more)).toEqual(achievement(aClaim()));
    expect(achievement(aClaim({ isSample: true }))).toMatchObject({
      id: 'https://portal.example/id/achievements/sample/annual/2026/annual-v1',
      name: expect.stringContaining('样张'),
    });
  });

  test('it is read back as it was written; anything else is no badge', () => {
    expect(readBadge(badgeFor(aClaim()))).toMatchObject({
      code: '7K3M-9QXD-2H5T-VB49',
      name: '王晓文',
      centihours: 800,
      issuer,
      statuses: [
        { list: 1, position: 9, purpose: 'revocation' },
        { list: 1, position: 9, purpose: 'message' },
      ],
    });
    for (const other of [null, [], {}, { type: ['OpenBadgeCredential'] }, 'badge']) {
      expect(readBadge(other)).toBeUndefined();
    }
  });
});

describe('status bits', () => {
  test('the first position is the leftmost bit', () => {
    const bits = bitstring([0, 9, LIST_LENGTH - 1]);
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0x80, 0x40, 0x01]);
    expect([0, 1, 9, LIST_LENGTH - 1].map((at) => isSet(bits, at))).toEqual([true, false, true, true]);
    expect([LIST_LENGTH, -1, Number.NaN].map((at) => isSet(bits, at))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a list is packed into its credential and read back', () => {
    const bits = bitstring([5]);
    const credential = statusListCredential({
      portalUrl: 'https://portal.example',
      issuer,
      list: 1,
      purpose: 'revocation',
      validFrom: '2026-11-23T08:00:00Z',
      packed: gzipSync(bits),
    });
    const { encodedList } = credential.credentialSubject as { encodedList: string };
    expect(new Uint8Array(gunzipSync(packedList(encodedList)))).toEqual(bits);
    expect(() => packedList(encodedList.slice(1))).toThrow(TypeError);
  });
});
