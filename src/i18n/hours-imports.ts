/** The words of importing hours alone, in the interface's language: only the officers' page carries them. */
export { hoursImports } from './zh-CN/hours-imports.ts';
