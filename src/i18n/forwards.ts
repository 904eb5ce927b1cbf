/** The words of forwarding alone, in the interface's language: only administrators' pages carry them. */
export { forwards } from './zh-CN/forwards.ts';
