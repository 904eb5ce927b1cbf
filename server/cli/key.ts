/** `mingde key create`: a key with which another system may use /xapi. */
import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { createServiceKey, SCOPES } from '../services/create-service-key.ts';

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
    .action(create);
}

async function create(options: CreateOptions): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    const created = await createServiceKey(deps, options.name, options.scope);
    if (created.ok) {
      console.log(`${created.value.key}:${created.value.secret}`);
    } else {
      console.error(created.failure.message);
      process.exitCode = 1;
    }
  } finally {
    await deps.storage.close();
  }
}
