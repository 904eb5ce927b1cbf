/** `mingde key create|list|revoke`: the keys with which other systems may use /xapi. */
import { type Command, Option } from 'commander';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Failure } from '../../src/domain/base/failure.ts';
import { SCOPES } from '../../src/domain/xapi/scopes.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { createServiceKey } from '../services/create-service-key.ts';
import type { Deps } from '../services/deps.ts';
import { COMMAND_LINE } from '../services/key-keeper.ts';
import { revokeServiceKey } from '../services/revoke-service-key.ts';
import { textTable } from './text-table.ts';

interface CreateOptions {
  readonly name: string;
  readonly scope: string[];
}

export function addKeyCommand(program: Command): void {
  const key = program.command('key').description('keys of other systems for /xapi');
  key
    .command('create')
    .description('create a key; prints key:secret once, for Basic authentication')
    .requiredOption('--name <name>', 'what the key is for; unique')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices([...SCOPES]).makeOptionMandatory())
    .action((options: CreateOptions) => withDeps((deps) => create(deps, options)));
  key
    .command('list')
    .description('list all keys, with the day of their last use; never a secret')
    .action(() => withDeps(list));
  key
    .command('revoke')
    .description('revoke a key: it is refused from the next request on, for good')
    .argument('<name-or-key>', 'as "mingde key list" shows it')
    .action((named: string) => withDeps((deps) => revoke(deps, named)));
}

async function create(deps: Deps, { name, scope }: CreateOptions): Promise<void> {
  const created = await createServiceKey(deps, COMMAND_LINE, { name, scopes: scope });
  if (!created.ok) throw refusal(created.failure, name);
  console.log(`${created.value.key.key}:${created.value.secret}`);
}

async function list({ storage }: Deps): Promise<void> {
  const keys = await storage.accounts.keys();
  if (keys.length === 0) {
    console.log('There is no key. Make one: mingde key create --name <name> --scope <scope...>');
    return;
  }
  const rows = keys.map(({ name, key, scopes, createdAtMs, lastUsedAtMs, revokedAtMs }) => [
    name,
    key,
    scopes.join(' '),
    dayOf(createdAtMs),
    lastUsedAtMs === null ? 'never' : dayOf(lastUsedAtMs),
    revokedAtMs === null ? '' : dayOf(revokedAtMs),
  ]);
  console.log(textTable(['NAME', 'KEY', 'SCOPES', 'CREATED', 'LAST USED', 'REVOKED'], rows));
}

async function revoke(deps: Deps, named: string): Promise<void> {
  const revoked = await revokeServiceKey(deps, COMMAND_LINE, named);
  if (!revoked.ok) throw refusal(revoked.failure, named);
  console.log(`Revoked "${revoked.value.name}" (${revoked.value.key}).`);
}

/** The services speak to people at the page; here is the same for whoever runs commands. */
function refusal({ code, field, message }: Failure, named: string): OperatorError {
  if (code === 'not-found') {
    return new OperatorError(`There is no key "${named}". "mingde key list" shows names and keys.`);
  }
  if (code === 'conflict' && field === '/name') {
    return new OperatorError(
      `There is a key named "${named}" already (a revoked one keeps its name). Choose another name.`,
    );
  }
  if (code === 'conflict') {
    return new OperatorError(`The key "${named}" was revoked before; nothing is left to do.`);
  }
  if (field === '/name') {
    return new OperatorError('--name must have 1 to 60 characters, and no line break or hidden character.');
  }
  return new OperatorError(message);
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    await deps.storage.close();
  }
}
