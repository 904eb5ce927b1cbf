/** `mingde content new`. */

import { messages } from '../../../src/content/messages.ts';
import { NEW_KINDS, type NewKind, newContent } from '../../../src/content/new-content.ts';
import { places } from '../../../src/content/places.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { OperatorError } from '../../ports/operator-error.ts';

export async function makeNew(kind: string, name: string): Promise<void> {
  if (!isKind(kind)) throw new OperatorError(messages.command.kind(kind, NEW_KINDS));
  const made = await newContent({
    contentDir: places().contentDir,
    kind,
    name,
    today: dayOf(Date.now()),
  });
  if (!made.ok) throw new OperatorError(made.failure);
  console.log(messages.command.made(made.value, kind));
}

function isKind(kind: string): kind is NewKind {
  return (NEW_KINDS as readonly string[]).includes(kind);
}
