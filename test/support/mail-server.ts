/** A real SMTP server in this process: takes mails, or does not, as a test says. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly raw: string;
  readonly mail: ParsedMail;
}

/** What becomes of a mail, by its recipient. Default: taken. */
export type Behaviour =
  | 'take'
  /** The recipient for good, or not now. */
  | 'refuse'
  | 'postpone'
  /** The sender: nobody's mail is taken. */
  | 'refuseSender'
  /** Hangs up when the recipient is named. */
  | 'hangUpEarly'
  /** Hangs up when it has read all of it, with no answer. */
  | 'hangUpLate'
  /** Hangs up when it has read all of it, but has taken it. */
  | 'takeAndHangUp';

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** How often somebody began a mail to it. */
  readonly attempts: () => number;
  behaviour: (to: string) => Behaviour;
  /** The answer to a mail that was read waits for this. */
  hold: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param port - a free one without it */
export async function openMailServer(port = 0, auth?: { user: string; pass: string }): Promise<MailServer> {
  const received: Received[] = [];
  let attempts = 0;
  const coded = (message: string, responseCode: number) =>
    Object.assign(new Error(message), { responseCode });
  const server: SMTPServer = new SMTPServer({
    disabledCommands: auth ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    authOptional: auth === undefined,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === auth?.user && password === auth?.pass
        ? done(null, { user: username })
        : done(coded('5.7.8 bad credentials', 535)),
    onMailFrom: (_address, _session, done) => {
      attempts += 1;
      if (box.behaviour('') === 'refuseSender') return done(coded('5.7.1 sender not allowed', 550));
      done();
    },
    onRcptTo: ({ address }, session, done) => {
      const behaviour = box.behaviour(address);
      if (behaviour === 'refuse') return done(coded('5.1.1 no such user here', 550));
      if (behaviour === 'postpone') return done(coded('4.2.0 greylisted, come back later', 451));
      if (behaviour === 'hangUpEarly') return hangUp(session.id);
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void taken(Buffer.concat(chunks), session, done));
    },
  });
  server.on('error', () => undefined);

  /** The library keeps its connections by session. */
  function hangUp(id: string): void {
    for (const connection of server.connections) {
      if ((connection as unknown as { id: string }).id === id)
        (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
    }
  }

  async function taken(
    raw: Buffer,
    session: { id: string; envelope: { rcptTo: { address: string }[] } },
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const behaviour = box.behaviour(to);
    if (behaviour === 'hangUpLate') return hangUp(session.id);
    received.push({ to, raw: raw.toString('utf8'), mail: await simpleParser(raw) });
    if (behaviour === 'takeAndHangUp') return hangUp(session.id);
    await box.hold;
    done();
  }

  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', () => resolve()));
  const box: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    attempts: () => attempts,
    behaviour: () => 'take',
    hold: Promise.resolve(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return box;
}
