/** Ask the one evaluator whether a case is complete, and credit it if so. Safe to call at any time. */
import { activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import type { CaseRecord } from '../../src/domain/catalogue/catalogue.ts';
import { evaluateCase } from '../../src/domain/progress/evaluate-case.ts';
import type { Deps } from './deps.ts';
import { postStudyCredit } from './post-study-credit.ts';
import { recordServerStatement } from './record-server-statement.ts';
import { caseCycle } from './study-cycle.ts';

export async function creditCase(deps: Deps, personId: string, study: CaseRecord): Promise<void> {
  const entries = await deps.storage.ledger.entries(personId);
  const cycle = await caseCycle(deps, personId, study, entries);
  const standing = evaluateCase(study, cycle.progress);
  const { path } = standing;
  if (cycle.creditedThisYear || !standing.complete || !path) return;
  const statement = await recordServerStatement(deps, {
    personId,
    verb: 'completed',
    activity: activityIri(deps.catalogue.portal.identifier, { kind: 'case', case: study.id }),
    name: study.title,
    result: { completion: true },
  });
  // A second device may have been credited a moment ago: the ledger's own refusal is then the right end.
  await postStudyCredit(deps, {
    personId,
    centihours: study.creditCentihours,
    source: 'case',
    evidence: {
      kind: 'case',
      case: study.id,
      title: study.title,
      principle: study.principle,
      minutes: standing.minutes,
      minimumMinutes: standing.minimumMinutes,
      path,
      ending: study.scenes.find(({ id }) => id === path.at(-1))?.title ?? '',
      statement,
    },
    contentHash: study.contentHash,
    postedBy: 'system',
  });
}
