import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/account/account.ts';
import { examples as account } from '../../../src/elements/account/account.example.ts';
import '../../../src/elements/course-progress/course-progress.ts';
import { examples as courseProgress } from '../../../src/elements/course-progress/course-progress.example.ts';
import '../../../src/elements/desk-links/desk-links.ts';
import { examples as deskLinks } from '../../../src/elements/desk-links/desk-links.example.ts';
import '../../../src/elements/display-settings/display-settings.ts';
import { examples as displaySettings } from '../../../src/elements/display-settings/display-settings.example.ts';
import '../../../src/elements/forwards/forwards.ts';
import { examples as forwards } from '../../../src/elements/forwards/forwards.example.ts';
import '../../../src/elements/hours-imports/hours-imports.ts';
import { examples as hoursImports } from '../../../src/elements/hours-imports/hours-imports.example.ts';
import '../../../src/elements/my-certificates/my-certificates.ts';
import { examples as myCertificates } from '../../../src/elements/my-certificates/my-certificates.example.ts';
import '../../../src/elements/my-hours/my-hours.ts';
import { examples as myHours } from '../../../src/elements/my-hours/my-hours.example.ts';
import '../../../src/elements/my-learning/my-learning.ts';
import { examples as myLearning } from '../../../src/elements/my-learning/my-learning.example.ts';
import '../../../src/elements/my-reviews/my-reviews.ts';
import { examples as myReviews } from '../../../src/elements/my-reviews/my-reviews.example.ts';
import '../../../src/elements/roster/roster.ts';
import { examples as rosterExamples } from '../../../src/elements/roster/roster.example.ts';
import '../../../src/elements/roster-imports/roster-imports.ts';
import { examples as rosterImports } from '../../../src/elements/roster-imports/roster-imports.example.ts';
import '../../../src/elements/activate/activate.ts';
import { examples as activate } from '../../../src/elements/activate/activate.example.ts';
import '../../../src/elements/reviews/reviews.ts';
import { examples as reviews } from '../../../src/elements/reviews/reviews.example.ts';
import '../../../src/elements/record-check/record-check.ts';
import { examples as recordCheck } from '../../../src/elements/record-check/record-check.example.ts';
import '../../../src/elements/question-statistics/question-statistics.ts';
import { examples as questionStatistics } from '../../../src/elements/question-statistics/question-statistics.example.ts';
import '../../../src/elements/service-keys/service-keys.ts';
import { examples as serviceKeys } from '../../../src/elements/service-keys/service-keys.example.ts';
import '../../../src/elements/sign-in/sign-in.ts';
import { examples as signIn } from '../../../src/elements/sign-in/sign-in.example.ts';
import '../../../src/elements/statement-explorer/statement-explorer.ts';
import { examples as statementExplorer } from '../../../src/elements/statement-explorer/statement-explorer.example.ts';
import '../../../src/elements/following/following.ts';
import { examples as following } from '../../../src/elements/following/following.example.ts';
import '../../../src/elements/person/person.ts';
import { examples as person } from '../../../src/elements/person/person.example.ts';
import '../../../src/elements/reports/reports.ts';
import { examples as reports } from '../../../src/elements/reports/reports.example.ts';
import '../../../src/elements/annual-report/annual-report.ts';
import { examples as annualReport } from '../../../src/elements/annual-report/annual-report.example.ts';
import '../../../src/elements/audit/audit.ts';
import { examples as audit } from '../../../src/elements/audit/audit.example.ts';
import '../../../src/elements/verify/verify.ts';
import { exampleCode, examples as verify } from '../../../src/elements/verify/verify.example.ts';
import '../../../src/elements/year-card/year-card.ts';
import { examples as yearCard } from '../../../src/elements/year-card/year-card.example.ts';
import { accessibilityFaults, clearStage, show } from './stage.ts';

const ELEMENTS = [
  ['md-account', account],
  ['md-display-settings', displaySettings],
  ['md-sign-in', signIn],
  ['md-year-card', yearCard],
  ['md-course-progress', courseProgress],
  ['md-my-learning', myLearning],
  ['md-my-hours', myHours],
  ['md-my-certificates', myCertificates],
  ['md-verify', verify],
  ['md-following', following],
  ['md-annual-report', annualReport],
  ['md-audit', audit],
  ['md-person', person],
  ['md-reports', reports],
  ['md-my-reviews', myReviews],
  ['md-reviews', reviews],
  ['md-roster', rosterExamples],
  ['md-roster-imports', rosterImports],
  ['md-activate', activate],
  ['md-forwards', forwards],
  ['md-hours-imports', hoursImports],
  ['md-desk-links', deskLinks],
  ['md-record-check', recordCheck],
  ['md-question-statistics', questionStatistics],
  ['md-service-keys', serviceKeys],
  ['md-statement-explorer', statementExplorer],
] as const;

/** Where an element stands that reads the page's address. */
const PLACES: Readonly<Record<string, string>> = {
  'md-verify': `/verify/?code=${exampleCode}`,
  'md-person': '/admin/person/?id=p-1',
};

afterEach(clearStage);

describe.each(ELEMENTS)('%s', (tag, examples) => {
  test.each(examples.map((example) => [example.name, example] as const))(
    '%s: axe finds nothing',
    async (_name, example) => {
      const at = PLACES[tag] ?? '/my/hours/';
      const { root } = await show(tag, example, at);
      for (const closed of root.querySelectorAll('details')) closed.open = true;
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
});
