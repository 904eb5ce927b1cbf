/** What the files of an archive are called: the code first, so that any program sorts and types them; then words. */
import { badgeFacts } from '../certificate/badge-facts.ts';
import type { CertificateClaim } from '../certificate/claim.ts';

export function pdfPath(claim: CertificateClaim): string {
  return `certificates/${claim.code} ${plain(badgeFacts(claim).title)}.pdf`;
}

export function badgePath(code: string): string {
  return `badges/${code}.badge.json`;
}

/** Windows refuses some characters, and blanks and dots at the end. */
function plain(title: string): string {
  return [...title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')]
    .slice(0, 60)
    .join('')
    .replace(/[ .]+$/, '');
}
