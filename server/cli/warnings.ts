/** `mingde warnings …`: warn whoever lagged two quarters running, as the night does. */
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { openWarnings } from '../services/open-warnings.ts';

export function addWarningsCommand(program: Command): void {
  program
    .command('warnings')
    .description('warnings for two weak quarters running')
    .command('open')
    .description('open those that are due by the record; nobody is warned twice about the same quarters')
    .action(async () => {
      const deps = await compose(readConfig(process.env));
      try {
        const opened = await openWarnings(deps);
        const open = await deps.storage.warnings.countStates({});
        const all = Object.values(open).reduce((sum, count) => sum + count, 0) - open.closed;
        console.log(`${opened} warnings opened, ${all} open in all.`);
      } finally {
        await deps.storage.close();
      }
    });
}
