/** When a statement's sender says it happened. A browser's clock may be wrong; differences of it are good. */
import type { Statement } from '../../src/domain/xapi/statement.ts';
import type { Deps } from './deps.ts';

/** @returns undefined for a statement that is not there or names no time */
export async function saidAtMs(deps: Deps, statementId: string): Promise<number | undefined> {
  const stored = await deps.storage.statements.find(statementId);
  const timestamp = stored && (JSON.parse(stored.json) as Statement).timestamp;
  const ms = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return Number.isNaN(ms) ? undefined : ms;
}
