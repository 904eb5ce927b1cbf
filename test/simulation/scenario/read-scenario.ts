/** Read a scenario file, or say which place of it is not understood and what could stand there. */
import { readFileSync } from 'node:fs';
import { type Scenario, STEPS, scenario } from './scenario.ts';

/** @throws SyntaxError with the file, the place and what to change */
export function readScenario(file: string): Scenario {
  return parseScenario(readText(file), file);
}

export function parseScenario(text: string, file: string): Scenario {
  const written = parseJson(text, file);
  refuseUnknownSteps(written, file);
  const parsed = scenario.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SyntaxError(`${file}: ${placeOf(issue?.path ?? [])}: ${issue?.message}`);
  }
  const read = parsed.data as unknown as Scenario;
  refuseStrangers(read, file);
  refuseDisorder(read, file);
  return read;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SyntaxError(`${file}: there is no such file, or it cannot be read`, { cause });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${file}: this is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The schema alone would list every step's every field. */
function refuseUnknownSteps(written: unknown, file: string): void {
  const { steps } = (written ?? {}) as { steps?: unknown };
  if (!Array.isArray(steps)) return;
  for (const [at, step] of steps.entries()) {
    const does = (step as { do?: unknown } | null)?.do;
    if (typeof does === 'string' && Object.hasOwn(STEPS, does)) continue;
    const known = Object.keys(STEPS).join(', ');
    throw new SyntaxError(
      `${file}: steps[${at}].do: there is no step ${JSON.stringify(does)}; there are: ${known}`,
    );
  }
}

function refuseStrangers({ people, steps, lived, expect }: Scenario, file: string): void {
  const refuse = (place: string, who: string) => {
    if (Object.hasOwn(people, who)) return;
    throw new SyntaxError(
      `${file}: ${place}: "${who}" does not stand under people: ${Object.keys(people).join(', ')}`,
    );
  };
  for (const [at, step] of steps.entries()) {
    if ('who' in step) refuse(`steps[${at}].who`, step.who);
    if (step.do === 'replay' && step.of !== undefined) refuse(`steps[${at}].of`, step.of);
  }
  for (const [at, { who }] of lived.entries()) refuse(`lived[${at}].who`, who);
  for (const part of ['people', 'beyond', 'lost'] as const) {
    for (const who of Object.keys(expect[part])) refuse(`expect.${part}`, who);
  }
}

function refuseDisorder({ steps }: Scenario, file: string): void {
  const late = steps.findIndex((step, at) => step.at < (steps[at - 1]?.at ?? 0));
  if (late < 0) return;
  throw new SyntaxError(`${file}: steps[${late}].at: steps stand in the order of their times`);
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place.replace(/^\./, '') || 'the whole';
}
