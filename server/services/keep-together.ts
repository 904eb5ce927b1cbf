/** Certificates of several people, kept in one transaction: one sync of the disk for all, instead of one for each. */
import type { CertificateIssue } from '../ports/certificate-store.ts';
import type { Deps } from './deps.ts';

export type KeepCertificate = (order: CertificateIssue) => Promise<boolean>;

interface Waiting extends Pick<PromiseWithResolvers<boolean>, 'resolve' | 'reject'> {
  readonly order: CertificateIssue;
}

/**
 * @param tasks - one for each of the people; whatever it keeps waits until each of the others waits too, or is through
 * @returns their answers, in order
 */
export async function keepTogether<Answer>(
  { storage }: Pick<Deps, 'storage'>,
  tasks: readonly ((keep: KeepCertificate) => Promise<Answer>)[],
): Promise<readonly Answer[]> {
  let working = tasks.length;
  let waiting: Waiting[] = [];
  const keepAll = () => {
    if (waiting.length === 0 || waiting.length < working) return;
    const all = waiting;
    waiting = [];
    storage.certificates.issue(all.map(({ order }) => order)).then(
      (kept) => {
        for (const [at, { resolve }] of all.entries()) resolve(kept[at] === true);
      },
      (error: unknown) => {
        for (const { reject } of all) reject(error);
      },
    );
  };
  const keep: KeepCertificate = (order) => {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    waiting.push({ order, resolve, reject });
    keepAll();
    return promise;
  };
  const work = async (task: (keep: KeepCertificate) => Promise<Answer>) => {
    try {
      return await task(keep);
    } finally {
      working -= 1;
      keepAll();
    }
  };
  // All are through before a failure is told: nothing of this goes on behind whoever tries again.
  const ends = await Promise.allSettled(tasks.map(work));
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}
