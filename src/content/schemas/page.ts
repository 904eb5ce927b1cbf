/** The head of content/pages/<page>.mdx. */
import { line, record } from './fields.ts';

export const pageSchema = record({ title: line(40), summary: line(80) });
