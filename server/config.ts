/** The environment, read once into one frozen object. Every variable the server knows stands here. */
import { resolve } from 'node:path';
import { isMailAddress } from '../src/domain/notice/mail.ts';
import { XAPI_VERSIONS, type XapiVersion } from '../src/domain/xapi/version.ts';
import { OperatorError } from './ports/operator-error.ts';

export interface Config {
  /** `PORT`, 8080. 0 takes any free port. */
  readonly port: number;
  /** `HOST`, 127.0.0.1. */
  readonly host: string;
  /** `DATA_DIR`, ./data: the database, keys, fonts, sample accounts and what is published. */
  readonly dataDirectory: string;
  /** `PUBLIC_URL`: the address people use; `http://HOST:PORT` without it. No slash at its end. */
  readonly publicUrl: string | undefined;
  /** `SAMPLE_DATA`, `on` or `off`: fill a database that does not exist yet with a sample unit tree. */
  readonly sampleData: boolean;
  /** `XAPI_VERSIONS`, `1.0.3,2.0.0`: which versions /xapi speaks, the newest last. */
  readonly xapiVersions: readonly XapiVersion[];
  /** `CORS_ORIGINS`, none: origins, with commas between, whose pages may send requests to /xapi. */
  readonly corsOrigins: readonly string[];
  /** `SMTP_URL` and `SMTP_FROM`, none: the server that mails are given to, and whom they come from. */
  readonly mail: MailConfig | undefined;
  /** `MINGDE_DIST_DIR`, ./dist: the built pages. */
  readonly distDirectory: string;
  /** `MINGDE_BUILD_DIR`, ./build: where the build leaves catalogue.json. */
  readonly buildDirectory: string;
}

export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise as soon as the server offers it (STARTTLS). */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly password: string } | undefined;
  /** `name` may be empty. */
  readonly from: { readonly name: string; readonly address: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Environment): Config {
  refusePostgres(env.DATABASE_URL);
  return Object.freeze({
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    dataDirectory: resolve(env.DATA_DIR || 'data'),
    publicUrl: readPublicUrl(env.PUBLIC_URL),
    sampleData: readSwitch('SAMPLE_DATA', env.SAMPLE_DATA),
    xapiVersions: readXapiVersions(env.XAPI_VERSIONS),
    corsOrigins: readOrigins(env.CORS_ORIGINS),
    mail: readMail(env.SMTP_URL, env.SMTP_FROM),
    distDirectory: resolve(env.MINGDE_DIST_DIR || 'dist'),
    buildDirectory: resolve(env.MINGDE_BUILD_DIR || 'build'),
  });
}

function readPort(written: string | undefined): number {
  if (!written) return 8080;
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new OperatorError(`PORT is "${written}"; it must be a whole number from 0 to 65535, such as 8080.`);
  }
  return port;
}

function readPublicUrl(written: string | undefined): string | undefined {
  if (!written) return undefined;
  if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol)) {
    throw new OperatorError(
      `PUBLIC_URL is "${written}"; it must be an address such as https://study.example.gov.cn.`,
    );
  }
  return written.replace(/\/+$/, '');
}

function readMail(url: string | undefined, from: string | undefined): MailConfig | undefined {
  if (!url && !from) return undefined;
  if (!url) throw new OperatorError('SMTP_FROM is set and SMTP_URL is not; set both, or neither.');
  if (!from) {
    throw new OperatorError(
      'SMTP_URL is set and SMTP_FROM is not; set it to the address mails come from, such as "明德 <mingde@example.gov.cn>".',
    );
  }
  const { protocol, hostname, port, username, password, search, pathname } = URL.canParse(url)
    ? new URL(url)
    : new URL('none:');
  if (!/^smtps?:$/.test(protocol) || hostname === '' || search !== '' || !['', '/'].includes(pathname)) {
    // The address may hold a password, so it is not repeated.
    throw new OperatorError(
      'SMTP_URL must be smtp://HOST:PORT or smtps://HOST:PORT, with USER:PASSWORD@ before the host where the mail ' +
        'server wants it (percent-encoded), and nothing behind the port.',
    );
  }
  const secure = protocol === 'smtps:';
  return {
    ...{ host: hostname.replace(/^\[|\]$/g, ''), secure, from: readSender(from) },
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    auth: username === '' ? undefined : { user: decoded(username), password: decoded(password) },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new OperatorError(
      'USER or PASSWORD in SMTP_URL is not percent-encoded; write % as %25 and @ as %40.',
    );
  }
}

function readSender(written: string): MailConfig['from'] {
  const [, name = '', address = written.trim()] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(written) ?? [];
  if (!isMailAddress(address)) {
    throw new OperatorError(
      `SMTP_FROM is "${written}"; it must be an address such as mingde@example.gov.cn, or a name and an address in <>.`,
    );
  }
  return { name: name.replace(/^"(.*)"$/, '$1'), address };
}

function readSwitch(name: string, written: string | undefined): boolean {
  if (!written || written === 'off') return false;
  if (written === 'on') return true;
  throw new OperatorError(`${name} is "${written}"; it must be on or off.`);
}

function readXapiVersions(written: string | undefined): readonly XapiVersion[] {
  const named = listed(written);
  const stranger = named.find((name) => !XAPI_VERSIONS.some((version) => version === name));
  if (stranger !== undefined) {
    throw new OperatorError(
      `XAPI_VERSIONS names "${stranger}"; it must be ${XAPI_VERSIONS.join(' or ')}, or both with a comma between.`,
    );
  }
  return named.length === 0 ? XAPI_VERSIONS : XAPI_VERSIONS.filter((version) => named.includes(version));
}

function readOrigins(written: string | undefined): readonly string[] {
  const origins = listed(written);
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong === undefined) return origins;
  throw new OperatorError(
    `CORS_ORIGINS names "${wrong}"; an origin is scheme, host and port alone, without *, such as https://courses.example.gov.cn.`,
  );
}

/** A browser names its origin in one way only; what is written otherwise would silently never match. */
function isOrigin(written: string): boolean {
  return URL.canParse(written) && new URL(written).origin === written && !written.includes('*');
}

function listed(written: string | undefined): readonly string[] {
  return (written ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Silently keeping records in a file while an administrator believes in PostgreSQL would be worse. */
function refusePostgres(url: string | undefined): void {
  if (url) {
    throw new OperatorError(
      'DATABASE_URL is set, but this release keeps its records in SQLite only. ' +
        'Remove DATABASE_URL, and choose the directory with DATA_DIR.',
    );
  }
}
