/** Mail by SMTP (RFC 5321), one after the other over one connection. Says exactly how far each has come. */
import { PassThrough } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailConfig } from './config.ts';
import type { Mail, Mailer, MailOutcome } from './ports/mailer.ts';

/** Until the mail server has greeted us. */
const CONNECT_MS = 20_000;
/** RFC 5321 4.5.3.2.6: a server may take ten minutes to answer the end of the data. */
const SILENCE_MS = 10 * 60_000;
/** An idle connection is given back. */
const IDLE_MS = 5_000;

export interface MailerTimes {
  readonly connectMs: number;
  readonly silenceMs: number;
}

export function openMailer(config: MailConfig, times?: Partial<MailerTimes>): Mailer {
  const { connectMs, silenceMs } = { connectMs: CONNECT_MS, silenceMs: SILENCE_MS, ...times };
  let connection: SMTPConnection | undefined;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** Ends the mail under way as it is. */
  let interrupt: (() => void) | undefined;

  function drop(): void {
    clearTimeout(idle);
    connection?.close();
    connection = undefined;
  }

  function connected(): Promise<SMTPConnection> {
    clearTimeout(idle);
    if (connection) return Promise.resolve(connection);
    const { host, port, secure, auth } = config;
    const fresh = new SMTPConnection({
      ...{ host, port, secure, connectionTimeout: connectMs, greetingTimeout: connectMs },
      ...{ socketTimeout: silenceMs, requireTLS: auth !== undefined && !isLoopback(host) },
    });
    return new Promise((resolve, reject) => {
      fresh.once('error', reject);
      fresh.once('end', () => {
        if (connection === fresh) connection = undefined;
        reject(new Error('the mail server closed the connection'));
      });
      const ready = (error?: Error | null) => {
        if (error) return reject(error);
        connection = fresh;
        // Errors of a mail come to its own callback.
        fresh.on('error', () => undefined);
        resolve(fresh);
      };
      fresh.connect((error) => {
        if (error || !auth) return ready(error);
        fresh.login({ credentials: { user: auth.user, pass: auth.password } }, ready);
      });
    });
  }

  async function send(mail: Mail): Promise<MailOutcome> {
    if (isClosed) return { kind: 'trouble', answer: 'the portal is stopping' };
    const message = await composed(mail, config.from);
    let open: SMTPConnection;
    try {
      open = await connected();
    } catch (error) {
      drop();
      return { kind: 'trouble', answer: wordsOf(error) };
    }
    const outcome = await handOver(open, mail, message);
    if (outcome.kind === 'accepted') {
      idle = setTimeout(() => connection?.quit(), IDLE_MS);
      idle.unref();
    } else drop();
    return outcome;
  }

  function handOver(open: SMTPConnection, mail: Mail, message: Buffer): Promise<MailOutcome> {
    const stream = new PassThrough();
    // Only when all of it has been read can the end of the data have been sent.
    let isHandedOver = false;
    stream.once('end', () => {
      isHandedOver = true;
    });
    stream.end(message);
    return new Promise((resolve) => {
      interrupt = () => {
        resolve({ kind: isHandedOver ? 'unknown' : 'trouble', answer: 'the portal stopped' });
        drop();
      };
      open.send({ from: config.from.address, to: [mail.to] }, stream, (error, info) => {
        interrupt = undefined;
        resolve(error ? outcomeOf(error, isHandedOver) : { kind: 'accepted', answer: info?.response ?? '' });
      });
    });
  }

  return {
    from: config.from.name === '' ? config.from.address : `${config.from.name} <${config.from.address}>`,
    send,
    close: () => {
      isClosed = true;
      interrupt?.();
      drop();
    },
  };
}

interface SmtpError extends Error {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
}

/**
 * Codes from 500 on are for good, from 400 on not now (RFC 5321 4.2.1). A refused sender is our own affair, not
 * that of the one mail.
 */
function outcomeOf(error: SmtpError, isHandedOver: boolean): MailOutcome {
  const { responseCode, command } = error;
  const answer = wordsOf(error);
  if (responseCode === undefined || responseCode === 421) {
    return { kind: responseCode === undefined && isHandedOver ? 'unknown' : 'trouble', answer };
  }
  if (command !== 'RCPT TO' && command !== 'DATA') return { kind: 'trouble', answer };
  return { kind: responseCode >= 500 ? 'refused' : 'postponed', answer };
}

function composed(
  { id, to, subject, text, html, preferencesUrl }: Mail,
  from: MailConfig['from'],
): Promise<Buffer> {
  return new MailComposer({
    ...{ from, to, subject, text, html, messageId: `<${id}>` },
    // RFC 3834: nobody's absence note answers this. RFC 2369: where one says that one does not wish these.
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${preferencesUrl}>` },
  })
    .compile()
    .build();
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? ((error as SmtpError).response ?? error.message) : String(error);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
