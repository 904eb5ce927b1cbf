/** What lies in an archive, told to its holder in Chinese: the one file everybody opens first. */

import type { Manifest } from '../../src/domain/archive/manifest.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';

const STATES = { valid: '有效', superseded: '已被新证书取代', revoked: '已撤销' } as const;

/** With the line ends and the mark by which Windows knows the text for UTF-8. */
export function archiveReadme(manifest: Omit<Manifest, 'files'>, portalUrl: string): string {
  const { name, issuer, year, madeAtMs, certificates, keys } = manifest;
  const listed = certificates.map(({ code, state, stateReason, pdf }) => {
    const reason = stateReason === null ? '' : `（${stateReason}）`;
    return `  ${code}  ${STATES[state]}${reason}\n    ${pdf}`;
  });
  const lines = [
    `${name}的学习档案`,
    '',
    `签发单位：${issuer}`,
    `范围：${year === null ? '全部年度' : `${year} 年度`}`,
    `生成日期：${dayOf(madeAtMs)}`,
    '',
    '一、里面有什么',
    '',
    'certificates/          学时证书，PDF，可以打印。',
    'badges/                同一张证书的电子徽章（Open Badges 3.0），供其他系统读取和验证。',
    'record.json            学时台账：每一笔学时、它在日志里的证明，以及证书的签名。',
    'status-lists/          生成档案时各证书是否有效，由签发单位签名。',
    'issuer.json            签发单位公布的公钥。',
    'manifest.json          本档案的目录：每个文件的校验值、每张证书当时的状态。',
    'manifest.signature.json  签发单位对目录的签名。',
    '',
    '二、证书',
    '',
    ...(listed.length > 0 ? listed : ['  这段时间没有证书。']),
    '',
    '三、怎样验证',
    '',
    '整个 ZIP 文件不要拆开，也不要改动，任选一种办法：',
    `1. 打开离线核验页（${portalUrl}/verifier.html，可存到本机，不联网也能用），选择这个 ZIP 文件。`,
    '2. 装有本平台程序的电脑：npx mingde verify 文件名.zip',
    '两种办法都只在本机计算，不上传文件。验证时请填入签发单位另行公布的公钥或密钥编号：',
    ...keys.map(({ keyId }) => `  密钥编号 ${keyId}`),
    '（上面的编号只供对照。编号要从签发单位的文件、公告等另外的途径核对，才能确认档案出自该单位。）',
    '',
    '四、请注意',
    '',
    '档案只说明生成时的情况。证书后来被撤销或取代，这里看不出来：',
    `请在 ${portalUrl}/verify/ 输入证书编号，查它现在的状态。`,
    '档案里有您的姓名和学时，请只交给需要查验的单位。',
  ];
  return `\uFEFF${lines.map((line) => line.replaceAll('\n', '\r\n')).join('\r\n')}\r\n`;
}
