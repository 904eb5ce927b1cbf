/** `mingde forward …`: report statements to another LRS. The sending itself is the running server's. */
import { type Command, Option } from 'commander';
import type { Result } from '../../src/domain/base/result.ts';
import { AUTHORITIES, type AuthorityChoice, type ForwardFilter } from '../../src/domain/forward/forward.ts';
import { XAPI_VERSIONS, type XapiVersion } from '../../src/domain/xapi/version.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import type { Forward } from '../ports/forward-store.ts';
import { addForward } from '../services/add-forward.ts';
import {
  type ForwardChange,
  hurryForward,
  rekeyForward,
  removeForward,
  setForwardState,
} from '../services/change-forward.ts';
import type { Deps } from '../services/deps.ts';
import { viewForwards } from '../services/view-forwards.ts';
import { forwardText } from './forward-text.ts';
import { readSecret } from './read-secret.ts';

interface AddOptions {
  readonly name: string;
  readonly address: string;
  readonly key: string;
  readonly xapi: XapiVersion;
  readonly verb: string[];
  readonly activity?: string;
  readonly activityPrefix?: string;
  readonly authority: AuthorityChoice;
  readonly from: 'start' | 'now';
}

const WHO = 'system';

export function addForwardCommand(program: Command): void {
  const forward = program.command('forward').description('report statements to another LRS');
  addAddCommand(forward);
  forward
    .command('list')
    .description('where to, how far, what is in the way')
    .action(() => withDeps(list));
  forward
    .command('pause <name>')
    .description('send nothing until resumed')
    .action((name: string) => change(name, 'is paused', (deps, one) => setForwardState(deps, one, 'paused')));
  forward
    .command('resume <name>')
    .description('go on where it stopped')
    .action((name: string) => change(name, 'goes on', (deps, one) => setForwardState(deps, one, 'running')));
  forward
    .command('retry <name>')
    .description('try at once instead of waiting')
    .option('--refused', 'send what was refused once more', false)
    .action((name: string, { refused }: { refused: boolean }) =>
      change(name, 'tries at once', (deps, one) => hurryForward(deps, one, refused)),
    );
  forward
    .command('rekey <name>')
    .description('use another key; its secret is read from standard input')
    .requiredOption('--key <key>', 'the key the target gave')
    .action((name: string, { key }: { key: string }) =>
      change(name, 'uses the new key', async (deps, one) =>
        rekeyForward(deps, one, { key, secret: await readSecret('Secret: ') }),
      ),
    );
  forward
    .command('remove <name>')
    .description('forget it; what was sent stays with the target')
    .action((name: string) => change(name, 'is removed', removeForward));
}

function addAddCommand(forward: Command): void {
  forward
    .command('add')
    .description('begin to report; the secret is read from standard input')
    .requiredOption('--name <name>', 'whom it goes to; unique')
    .requiredOption('--address <url>', 'of the target, such as https://lrs.example.gov.cn/xapi')
    .requiredOption('--key <key>', 'the key the target gave')
    .addOption(
      new Option('--xapi <version>', 'version to speak').choices([...XAPI_VERSIONS]).default('1.0.3'),
    )
    .option('--verb <iri...>', 'only these verbs', [])
    .addOption(new Option('--activity <iri>', 'only this activity').conflicts('activityPrefix'))
    .option('--activity-prefix <iri>', 'only activities that begin so')
    .addOption(new Option('--authority <who>', 'asserted by').choices([...AUTHORITIES]).default('all'))
    .addOption(new Option('--from <place>', 'where to begin').choices(['start', 'now']).default('start'))
    .action((options: AddOptions) => withDeps((deps) => add(deps, options)));
}

async function add(deps: Deps, options: AddOptions): Promise<void> {
  const { name, address, key, xapi: version, from } = options;
  const secret = await readSecret('Secret: ');
  const request = { name, address, key, secret, version, filter: filterOf(options), from };
  tell(await addForward(deps, WHO, request), 'is set up; the running server sends');
}

function filterOf({ verb, activity, activityPrefix, authority }: AddOptions): ForwardFilter {
  const iri = activity ?? activityPrefix;
  const match = activity === undefined ? 'prefix' : 'exact';
  return { verbs: verb, activity: iri === undefined ? null : { match, iri }, authority };
}

async function list(deps: Deps): Promise<void> {
  const views = await viewForwards(deps);
  console.log(views.length === 0 ? 'Nothing is forwarded.' : views.map(forwardText).join('\n\n'));
}

async function change(
  name: string,
  done: string,
  work: (deps: Deps, change: ForwardChange) => Promise<Result<Forward>>,
): Promise<void> {
  await withDeps(async (deps) => {
    const known = (await deps.storage.forwards.all()).find((forward) => forward.name === name);
    if (known) return tell(await work(deps, { id: known.id, who: WHO }), done);
    console.error(`There is no forward "${name}"; mingde forward list names them.`);
    process.exitCode = 1;
  });
}

function tell(result: Result<Forward>, done: string): void {
  if (result.ok) {
    console.log(`"${result.value.name}" ${done}.`);
    return;
  }
  console.error(result.failure.message);
  process.exitCode = 1;
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    await deps.storage.close();
  }
}
