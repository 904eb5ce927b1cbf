/** What docs/certificates.zh-CN.md says is so. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_STAFF_NUMBERS } from '../../../server/services/begin-certificate-batch.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { settleCertificate } from '../../../server/services/settle-certificate.ts';
import { certificateDesk } from '../../../src/i18n/zh-CN/certificate-desk.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

const guide = readFileSync('docs/certificates.zh-CN.md', 'utf8');
const rows = guide
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const columns = rows.map(([, first = '']) => first);

let portal: TestPortal;
beforeEach(async () => {
  portal = await openTestPortal();
});
afterEach(() => portal.close());

test('every kind of certificate and every reason why there is none is told as the page calls it', () => {
  const { kinds, reasons } = certificateDesk;
  for (const words of [kinds.annual, kinds.course, ...Object.values(reasons)])
    expect(columns).toContain(words);
});

test('every button and choice that the guide names is there under that name', () => {
  const { issue, current, issued } = certificateDesk;
  const named = [
    issue.byUnit,
    issue.byList,
    issue.submit,
    current.download,
    issued.title,
    issued.revoke,
    issued.reissue,
  ];
  for (const words of named) expect(guide).toContain(`“${words}”`);
  expect(guide).toContain(`一次最多 ${MOST_STAFF_NUMBERS} 个`);
});

test('what it leads to is there', () => {
  const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
  expect(links.length).toBeGreaterThan(1);
  for (const file of links) expect(existsSync(`docs/${file}`), file).toBe(true);
  for (const readme of ['README.md', 'README.zh-CN.md'])
    expect(readFileSync(readme, 'utf8')).toContain('docs/certificates.zh-CN.md');
});

test('a name that was wrong: corrected, taken back, issued again, and the first says why', async () => {
  const person = await portal.addPerson({ name: '王晓闻' });
  const officer = await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]);
  const cookie = await portal.signIn(officer);
  const { certificates } = portal.deps.storage;
  await postEntry(portal.deps, {
    ...{ personId: person.id, year: 2026, category: 'ethicsOnline', centihours: 900, source: 'course' },
    ...{ evidence: courseEvidence(), contentHash: 'c0'.repeat(32), postedBy: 'system' },
  });
  const annual = async () =>
    (await certificates.ofPerson(person.id)).filter(({ claim }) => claim.kind === 'annual');
  const [wrong] = await annual();
  const post = (action: string, payload: object) =>
    portal.app.inject({
      method: 'POST',
      url: `/api/certificates/${wrong?.code}/${action}`,
      headers: { cookie },
      payload,
    });
  expect((await post('revocation', { reason: '错字' })).statusCode).toBe(400);
  expect((await post('revocation', { reason: '姓名写错' })).statusCode).toBeLessThan(300);
  await settleCertificate(portal.deps, person.id, 2026);
  expect(await annual()).toHaveLength(1);
  expect((await post('reissue', {})).statusCode).toBeLessThan(300);
  const states = (await annual()).map(({ state, stateReason }) => [state, stateReason]);
  expect(states).toEqual([
    ['valid', null],
    ['revoked', '姓名写错'],
  ]);
});
