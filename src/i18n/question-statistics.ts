/** The words of the question figures alone, in the interface's language: only publishers' pages carry them. */
export { questionStatistics } from './zh-CN/question-statistics.ts';
