/** Interface text about how content came to be: states, versions, the glossary. */
export const publication = {
  heading: '版本',
  release: (version: number, date: string) => `第 ${version} 版，${date}`,
  offices: (author: string, reviewer: string) => `编写：${author}；审校：${reviewer}`,
  retired: (date: string, note: string) => `${date} 停用：${note}`,
  hash: '内容指纹',
  hashHelp: '内容改动一个字，指纹就会不同。学时记录里写着学的是哪一版。',
  caseHashHelp: '内容改动一个字，指纹就会不同。',
  /** Shown in the preview and on pages of what is offered no more. */
  notices: {
    draft: '草稿：只有预览里看得见。',
    review: '待审校：只有预览里看得见，审校后发布。',
    published: '',
    retired: '已停用：这些内容不再提供学习，页面保留备查。已经记入的学时不受影响。',
  },
  glossary: {
    title: '用语表',
    description: '课程和案例里用到的词，每条一两句平实的解释。',
    lead: (count: number) => `课程和案例里用到的 ${count} 个词。课文里带点线的词，点一下也能看到这里的解释。`,
    letters: '按拼音首字母查找',
    also: (names: string) => `也说：${names}`,
    pages: (count: number) => `见于 ${count} 篇`,
    groups: {
      ethics: '职业道德',
      service: '服务群众',
      procedure: '依法办事',
      integrity: '廉洁纪律',
      training: '培训与学时',
    },
  },
};
