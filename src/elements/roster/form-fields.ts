/** What a form of the roster says, as the columns of a sheet would say it. */
import type { RosterPersonView, RosterUnitView } from '../../domain/api/roster.ts';
import type { PersonMode } from './person-form.ts';

export type Fields = Readonly<Record<string, string>>;

export function fieldsOf(event: SubmitEvent): Fields {
  const form = new FormData(event.target as HTMLFormElement);
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
}

/** @param person - undefined for somebody new */
export function personFields(
  event: SubmitEvent,
  person: RosterPersonView | undefined,
  mode: PersonMode,
): Fields {
  const { mode: _chosen, ...fields } = fieldsOf(event);
  if (!person) return fields;
  // An emptied post ends; an empty cell of a sheet would leave it as it stands.
  const isEnded = mode === 'change' && fields.post === '' && person.post !== '';
  const { staffNumber, name } = person;
  return { staffNumber, name, ...fields, ...(isEnded && { post: '无' }) };
}

/** @param unit - undefined for a new one */
export function unitFields(event: SubmitEvent, unit: RosterUnitView | undefined): Fields {
  const fields = fieldsOf(event);
  if (!unit) return fields;
  const isEnded = fields.sector === '' && unit.sector !== '';
  return { code: unit.code, parent: unit.parentCode, ...fields, ...(isEnded && { sector: '无' }) };
}
