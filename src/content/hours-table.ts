/** The table of published 学时 that a build prints: every course and case, what it claims, what it carries. */
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';

interface Claim {
  readonly id: string;
  readonly title: string;
  readonly creditCentihours: number;
  readonly budgetSeconds: number;
}

/** Lines of text; the last one is the sum. */
export function hoursTable(catalogue: Pick<Catalogue, 'courses' | 'cases'>): readonly string[] {
  const courses = catalogue.courses.filter(({ state }) => state !== 'retired');
  const cases = catalogue.cases.filter(({ state }) => state !== 'retired');
  return [
    line('学时', '分钟', '内容'),
    ...courses.map((course) => claimLine(course.id, course)),
    ...cases.map((study) => claimLine(`cases/${study.id}`, study)),
    sumLine(`${courses.length} 门课`, courses),
    sumLine(`${cases.length} 个案例`, cases),
    sumLine('合计', [...courses, ...cases]),
  ];
}

function claimLine(id: string, { title, creditCentihours, budgetSeconds }: Claim): string {
  return line(formatCreditHours(creditCentihours), (budgetSeconds / 60).toFixed(1), `${id} ${title}`);
}

function sumLine(name: string, claims: readonly Claim[]): string {
  const centihours = claims.reduce((sum, claim) => sum + claim.creditCentihours, 0);
  const seconds = claims.reduce((sum, claim) => sum + claim.budgetSeconds, 0);
  return line(formatCreditHours(centihours), (seconds / 60).toFixed(1), name);
}

function line(hours: string, minutes: string, what: string): string {
  return `${hours.padStart(7)} ${minutes.padStart(8)}  ${what}`;
}
