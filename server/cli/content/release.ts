/** `mingde content publish` and `retire`. Several names: one after the other, and what was done is said of each. */

import { messages } from '../../../src/content/messages.ts';
import { places } from '../../../src/content/places.ts';
import {
  publishContent,
  type Released,
  type ReleaseRequest,
  retireContent,
} from '../../../src/content/release-content.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { Result } from '../../../src/domain/base/result.ts';
import { OperatorError } from '../../ports/operator-error.ts';

interface Options {
  readonly reviewer: string;
  readonly note: string;
}

export async function publish(names: string[], options: Options): Promise<void> {
  await each(names, options, { work: publishContent, done: messages.command.published });
}

export async function retire(names: string[], options: Options): Promise<void> {
  await each(names, options, { work: retireContent, done: messages.command.retired });
}

interface Task {
  readonly work: (request: ReleaseRequest) => Promise<Result<Released, string>>;
  readonly done: (name: string, version: number) => string;
}

async function each(names: readonly string[], options: Options, { work, done }: Task): Promise<void> {
  const { contentDir } = places();
  const date = dayOf(Date.now());
  for (const name of names) {
    const released = await work({ contentDir, name, date, ...options });
    if (!released.ok) throw new OperatorError(released.failure);
    console.log(done(released.value.name, released.value.version));
  }
}
