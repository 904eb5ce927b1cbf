/** The words of reports alone, in the interface's language: what travels to a browser is kept small. */
export { reports } from './zh-CN/reports.ts';
