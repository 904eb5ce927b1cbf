/** Who wrote, who reviewed, what was published: the state of a course or a case agrees with content/history.yaml. */
import { isReleased } from '../domain/catalogue/editing-state.ts';
import { messages } from './messages.ts';
import type { History } from './read-history.ts';
import type { FieldPath } from './read-yaml.ts';
import type { Release } from './schemas/history.ts';
import type { PublicationFields } from './schemas/publication.ts';

const { publication } = messages;

type Report = (path: FieldPath, message: string) => void;

/** What can be told from the head alone. */
export function checkEditing(fields: PublicationFields, report: Report): void {
  const { state, version, changes, author, reviewer } = fields;
  const latest = Math.max(...changes.map((change) => change.version));
  if (latest > version) report(['version'], messages.course.versionBehind(latest, version));
  if (!changes.some((change) => change.version === version))
    report(['changes'], messages.course.versionNote(version));
  if (reviewer === undefined && isReleased(state)) report(['state'], publication.noReviewer(state));
  if (reviewer !== undefined && isSameOffice(author, reviewer)) {
    report(['reviewer'], publication.ownReview(reviewer));
  }
}

/** Blanks and case hide nobody. */
function isSameOffice(left: string, right: string): boolean {
  const plain = (name: string) => name.replace(/\s/gu, '').toLowerCase();
  return plain(left) === plain(right);
}

export interface Released {
  /** As commands name it: `courses/law`, `cases/two-trucks-at-the-gate`. */
  readonly name: string;
  readonly fields: PublicationFields;
  /** Of the content as it stands. */
  readonly hash: string;
}

/** What was published is what stands there. */
export function checkReleased(
  { name, fields, hash }: Released,
  releases: readonly Release[],
  report: Report,
): void {
  const { state, version } = fields;
  const last = releases.at(-1);
  if (!isReleased(state)) {
    if (last) report(['state'], publication.backToDraft(name, state, last.version));
    return;
  }
  if (last?.version !== version) {
    report(['version'], publication.notRecorded(name, version, last?.version));
  } else if (last.hash !== hash) {
    report(['version'], publication.changed(name, version));
  } else if ((state === 'retired') !== (last.retired !== undefined)) {
    report(['state'], publication.byHand(name, state));
  }
}

/** What was once published keeps its files: records name it, and its page is where they lead. */
export function checkNothingLost(
  history: History,
  present: Readonly<Record<'courses' | 'cases', ReadonlySet<string>>>,
): void {
  for (const kind of ['courses', 'cases'] as const) {
    for (const [id, releases] of Object.entries(history.file[kind])) {
      if (!present[kind].has(id)) history.report([kind, id], publication.lost(`${kind}/${id}`));
      checkOrder(releases, (index, message) => history.report([kind, id, index], message));
    }
  }
}

function checkOrder(releases: readonly Release[], report: (index: number, message: string) => void): void {
  releases.forEach(({ version, author, reviewer }, index) => {
    const before = releases[index - 1]?.version ?? 0;
    if (version <= before) report(index, publication.disorder(version, before));
    if (isSameOffice(author, reviewer)) report(index, publication.ownReview(reviewer));
  });
}
