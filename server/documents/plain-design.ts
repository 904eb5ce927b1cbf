/** What certificates say and show where content has no design for a unit. */
import type { CertificateDesign } from '../../src/domain/certificate/design.ts';

const subtitle = '公务员职业道德培训 · {year} 年度';

export const plainDesign: CertificateDesign = {
  id: 'plain',
  units: [],
  annual: {
    title: '学时证明',
    subtitle,
    wording: '在 {year} 年度参加公务员职业道德培训，取得职业道德学时共 {hours} 学时，{verdict}。特此证明。',
    fields: ['staffNumber', 'unit', 'year', 'share', 'legalBasis'],
  },
  course: {
    title: '结业证书',
    subtitle,
    wording:
      '于 {completedOn}学完职业道德课程《{course}》，测验成绩 {score} 分，记入 {hours} 学时。特此证明。',
    fields: ['staffNumber', 'unit', 'year', 'course', 'entry', 'content'],
  },
};
