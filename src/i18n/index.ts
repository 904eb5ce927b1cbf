/** Interface text. One object a language, typed by zh-CN: a language that lacks a line does not compile. */

import { annualReport } from './zh-CN/annual-report.ts';
import { audit } from './zh-CN/audit.ts';
import { certificateDesk } from './zh-CN/certificate-desk.ts';
import { content } from './zh-CN/content.ts';
import { evaluations } from './zh-CN/evaluations.ts';
import { events } from './zh-CN/events.ts';
import { explorer } from './zh-CN/explorer.ts';
import { following } from './zh-CN/following.ts';
import { forwards } from './zh-CN/forwards.ts';
import { hoursImports } from './zh-CN/hours-imports.ts';
import { notices } from './zh-CN/notices.ts';
import { person } from './zh-CN/person.ts';
import { plans } from './zh-CN/plans.ts';
import { questionStatistics } from './zh-CN/question-statistics.ts';
import { record } from './zh-CN/record.ts';
import { reports } from './zh-CN/reports.ts';
import { reviews } from './zh-CN/reviews.ts';
import { activation, roster } from './zh-CN/roster.ts';
import { site } from './zh-CN/site.ts';
import { study } from './zh-CN/study.ts';
import { warnings } from './zh-CN/warnings.ts';
import { written } from './zh-CN/written.ts';

/**
 * `site`: pages and layouts · `content`: components of lessons and cases · `study`: lesson, quiz, case, sync ·
 * `record`: account, hours, certificates, desk · `explorer`: the statement explorer
 * `events`: activities and claimed practice
 * `forwards`: reporting to other records · `questionStatistics`: how questions do
 * `plans`: plans, assignments, make-up training, tasks
 * `warnings`: two weak quarters running
 * `audit`: random audits · `following`: the dashboard · `person`: one person for the desk · `reports`: sheets and the closing of years ·
 * `annualReport`: around the annual report
 * `notices`: what people are told, and mails
 * `hoursImports`: hours of other platforms · `reviews`: warnings and appeals
 * `roster`, `activation`: units and people, first passwords
 * `written`: written work · `evaluations`: teaching evaluation
 */
export const t = {
  certificateDesk,
  audit,
  site,
  content,
  study,
  record,
  events,
  explorer,
  following,
  person,
  annualReport,
  reports,
  forwards,
  questionStatistics,
  hoursImports,
  notices,
  reviews,
  roster,
  activation,
  plans,
  written,
  evaluations,
  warnings,
};
