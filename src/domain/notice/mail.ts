/** A notice as a mail: what may be said outside the portal, in plain text and in HTML. */
import { fillIn } from '../certificate/design.ts';
import { groupOf, type NoticeKind } from './kinds.ts';

/** What the content says around a notice, and when an address is confirmed. */
export interface MailFrame {
  /** In place of the text of answers, which are for the person's eyes only. */
  readonly confidential: string;
  /** Before the address of the page. */
  readonly open: string;
  /** With `{portal}`. */
  readonly footer: string;
  readonly preferences: string;
  /** `text` with `{code}`, `{minutes}` and `{portal}`. */
  readonly confirm: { readonly title: string; readonly text: string };
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Addresses {
  readonly portal: string;
  /** Of the portal, without a slash at its end. */
  readonly publicUrl: string;
  /** A path of the portal. */
  readonly preferences: string;
}

/** Answers and their reasons are read in the portal: a mail may lie open on a shared desk. */
export function noticeMail(
  { kind, title, text, link }: { kind: NoticeKind; title: string; text: string; link: string },
  frame: MailFrame,
  addresses: Addresses,
): MailText {
  const shown = groupOf(kind) === 'answers' ? frame.confidential : text;
  return framed({ title, text: shown, link: addresses.publicUrl + link }, frame, addresses);
}

export function confirmationMail(
  { code, minutes }: { readonly code: string; readonly minutes: number },
  frame: MailFrame,
  addresses: Addresses,
): MailText {
  const facts = { code, minutes: String(minutes), portal: addresses.portal };
  const { title, text } = frame.confirm;
  return framed({ title: fillIn(title, facts), text: fillIn(text, facts).trim() }, frame, addresses);
}

function framed(
  { title, text, link }: { readonly title: string; readonly text: string; readonly link?: string },
  frame: MailFrame,
  { portal, publicUrl, preferences }: Addresses,
): MailText {
  const footer = fillIn(frame.footer, { portal }).trim();
  const settings = publicUrl + preferences;
  const open = link === undefined ? [] : [`${frame.open}${link}`];
  return {
    subject: title,
    text: `${[title, text, ...open, '--', `${footer}\n${frame.preferences}${settings}`].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body style="font-family:sans-serif;line-height:1.7;color:#1f1b16;max-width:36em">',
      `<h1 style="font-size:1.25em">${escaped(title)}</h1>`,
      ...text.split('\n').map((line) => `<p>${escaped(line)}</p>`),
      ...(link === undefined
        ? []
        : [`<p>${escaped(frame.open)}<a href="${escaped(link)}">${escaped(link)}</a></p>`]),
      `<hr><p style="font-size:.875em;color:#5b544b">${escaped(footer)}<br>`,
      `${escaped(frame.preferences)}<a href="${escaped(settings)}">${escaped(settings)}</a></p></body></html>`,
    ].join('\n'),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const LONGEST_ADDRESS = 254;

/** One mailbox as mail servers of any age take it: ASCII, no quotes, no comments. */
export function isMailAddress(written: string): boolean {
  return (
    written.length <= LONGEST_ADDRESS &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(
      written,
    )
  );
}
