/** `mingde content …`: what the training department does with content/. Speaks Chinese, as the authors do. */
import { type Command, Option } from 'commander';
import { NEW_KINDS } from '../../src/content/new-content.ts';
import { checkContent } from './content/check.ts';
import { makeNew } from './content/new.ts';
import { importFile, writeTemplate } from './content/questions.ts';
import { publish, retire } from './content/release.ts';

export function addContentCommand(program: Command): void {
  const content = program.command('content').description('课程、案例和规则：新建、检查、发布');
  content
    .command('new')
    .description('新建一个写好例子的课程、案例或者规则')
    .argument('<kind>', `${NEW_KINDS.join('、')} 之一`)
    .argument('<name>', '英文短名，例如 handle-requests')
    .action(makeNew);
  content
    .command('check')
    .description('检查全部内容，列出每一处的文件、行、列和改法')
    .argument('[path]', '只看这一处，例如 content/courses/law')
    .action(checkContent);
  content
    .command('publish')
    .description('发布一门课或者一个案例的新版本，写入发布记录')
    .argument('<name...>', '例如 courses/law 或者 law')
    .addOption(new Option('--reviewer <office>', '审校单位，不能是编写单位').makeOptionMandatory())
    .addOption(new Option('--note <text>', '这一版改了什么').makeOptionMandatory())
    .action(publish);
  content
    .command('retire')
    .description('停用一门课或者一个案例：不再提供，页面和记录保留')
    .argument('<name...>', '例如 courses/law 或者 law')
    .addOption(new Option('--reviewer <office>', '决定停用的单位').makeOptionMandatory())
    .addOption(new Option('--note <text>', '为什么停用').makeOptionMandatory())
    .action(retire);
  const questions = content.command('questions').description('题库：用 Excel 或者 WPS 写题，再导入');
  questions
    .command('template')
    .description('生成一个写题用的表格，题型和写法见它的第二张表')
    .argument('<file>', '例如 questions.xlsx')
    .action(writeTemplate);
  questions
    .command('import')
    .description('把表格里的题并入一门课的题库；有一处读不了就一题也不写')
    .argument('<file>', 'XLSX 或者 CSV')
    .requiredOption('--course <course>', '课程的文件夹名，例如 law')
    .option('--dry-run', '只看会新增、改动哪些题，不写入')
    .action(importFile);
}
