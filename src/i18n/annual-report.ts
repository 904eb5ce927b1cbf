/** The words around the annual report alone, in the interface's language: what travels to a browser is kept small. */
export { annualReport } from './zh-CN/annual-report.ts';
