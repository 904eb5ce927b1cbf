/** Interface text. One object a language, typed by zh-CN: a language that lacks a line does not compile. */
import { record } from './zh-CN/record.ts';
import { site } from './zh-CN/site.ts';
import { study } from './zh-CN/study.ts';

/** `site`: pages and layouts · `study`: lesson, quiz, case, sync · `record`: account, hours, certificates, desk */
export const zhCN = { site, study, record };

export type Messages = typeof zhCN;

export const t: Messages = zhCN;
