/** Hold what came of a scenario against what it expects. A sentence for each difference, naming person and thing. */
import type { Amount, EntryExpectation, PersonExpectation, Scenario } from '../scenario/scenario.ts';
import type { EntryReport, PersonReport } from './report.ts';

export function compare(
  scenario: Scenario,
  people: Readonly<Record<string, PersonReport>>,
): readonly string[] {
  return Object.entries(people).flatMap(([name, report]) => [
    ...judged(scenario, name, report),
    ...comparePerson(name, scenario.expect.people[name] ?? {}, report),
  ]);
}

/** The rule that binds every scenario: nothing beyond what was lived; and what is honest loses nothing. */
function judged({ kind, expect }: Scenario, name: string, { lived }: PersonReport): readonly string[] {
  const beyond = expect.beyond[name] ?? 0;
  const lost = expect.lost[name] ?? (kind === 'honest' ? 0 : {});
  return [
    ...differs(`${name}: minutes credited beyond what was lived`, beyond, lived.beyond),
    ...differs(`${name}: minutes lived and lost, beyond one for each stretch`, lost, lived.lost),
  ];
}

function comparePerson(name: string, expected: PersonExpectation, report: PersonReport): readonly string[] {
  const { minutes = {}, totalMinutes, completed, entries, requirements = {} } = expected;
  return [
    ...Object.entries(minutes).flatMap(([item, amount]) =>
      differs(`${name}: minutes of ${item}`, amount, report.minutes[item] ?? 0),
    ),
    ...(totalMinutes === undefined
      ? []
      : differs(`${name}: minutes in all`, totalMinutes, report.totalMinutes)),
    ...(completed === undefined ? [] : sameText(`${name}: courses complete`, completed, report.completed)),
    ...(entries === undefined ? [] : compareEntries(name, entries, report.entries)),
    ...Object.entries(requirements).flatMap(([id, state]) =>
      sameText(`${name}: requirement ${id}`, state, report.requirements[id]),
    ),
  ];
}

function compareEntries(
  name: string,
  expected: readonly EntryExpectation[],
  found: readonly EntryReport[],
): readonly string[] {
  if (expected.length !== found.length) {
    return sameText(`${name}: entries`, expected.length, found.length).map(
      (sentence) => `${sentence}: ${JSON.stringify(found)}`,
    );
  }
  return expected.flatMap((entry, at) =>
    Object.entries(entry).flatMap(([field, value]) =>
      sameText(`${name}: ${field} of entry ${at + 1}`, value, found[at]?.[field as keyof EntryReport]),
    ),
  );
}

function differs(what: string, expected: Amount, found: number): readonly string[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
    typeof expected === 'number' ? { min: expected, max: expected } : expected;
  return min <= found && found <= max ? [] : [`${what}: ${found}, expected ${amountText(expected)}`];
}

function amountText(amount: Amount): string {
  if (typeof amount === 'number') return String(amount);
  const { min, max } = amount;
  return [min === undefined ? '' : `at least ${min}`, max === undefined ? '' : `at most ${max}`]
    .filter(Boolean)
    .join(' and ');
}

function sameText(what: string, expected: unknown, found: unknown): readonly string[] {
  const [wanted, is] = [JSON.stringify(expected), JSON.stringify(found)];
  return wanted === is ? [] : [`${what}: ${is}, expected ${wanted}`];
}
