/** Valid statements for the xAPI tests. A test names only what matters to it. */
import type { Statement } from '../../../src/domain/xapi/statement.ts';

export const AGENT = { mbox: 'mailto:wang@example.gov.cn' };
export const ACTIVITY = { id: 'https://example.gov.cn/activities/1' };
export const UUID = '8f87ccde-bb56-4c2e-ab83-44982ef22df0';
export const VERB = { id: 'http://adlnet.gov/expapi/verbs/experienced' };

export function aStatement(overrides: object = {}): Statement {
  return { actor: AGENT, verb: VERB, object: ACTIVITY, ...overrides } as Statement;
}

export function aSubStatement(overrides: object = {}): object {
  return { objectType: 'SubStatement', actor: AGENT, verb: VERB, object: ACTIVITY, ...overrides };
}

export function anAttachment(overrides: object = {}): object {
  return {
    usageType: 'http://adlnet.gov/expapi/attachments/certificate',
    display: { 'zh-CN': '证书' },
    contentType: 'application/pdf',
    length: 12,
    sha2: 'ab'.repeat(32),
    fileUrl: 'https://example.gov.cn/files/1.pdf',
    ...overrides,
  };
}

/** A statement that uses every property there is. */
export function aFullStatement(): Statement {
  return aStatement({
    id: UUID,
    actor: {
      objectType: 'Group',
      name: '窗口一组',
      account: { homePage: 'https://example.gov.cn/units', name: 'u1' },
      member: [AGENT, { objectType: 'Agent', name: '李', openid: 'https://example.gov.cn/people/li' }],
    },
    verb: { ...VERB, display: { 'zh-CN': '学习了', en: 'experienced' } },
    object: {
      objectType: 'Activity',
      ...ACTIVITY,
      definition: {
        name: { 'zh-CN': '一张没有署名的卡' },
        description: { 'zh-Hans-CN': '怎样退回去', 'de-CH-1996': 'zurück' },
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        moreInfo: 'https://example.gov.cn/more',
        interactionType: 'choice',
        correctResponsesPattern: ['a[,]b'],
        choices: [{ id: 'a', description: { 'zh-CN': '甲', en: 'A' } }, { id: 'b' }],
        extensions: { 'https://example.gov.cn/x': { deep: [null, { any: 1e300 }] } },
      },
    },
    result: {
      score: { scaled: -0.5, raw: 3, min: 0, max: 5 },
      success: true,
      completion: false,
      response: '',
      duration: 'PT4H35M59.14S',
      extensions: { 'https://example.gov.cn/x': null },
    },
    context: {
      registration: UUID,
      instructor: { objectType: 'Agent', mbox_sha1sum: 'ab'.repeat(20) },
      team: { objectType: 'Group', member: [AGENT] },
      contextActivities: {
        parent: ACTIVITY,
        grouping: [ACTIVITY],
        category: [],
        other: [ACTIVITY, ACTIVITY],
      },
      revision: '2',
      platform: '明德',
      language: 'zh-CN',
      statement: { objectType: 'StatementRef', id: UUID },
      extensions: { 'tag:example.gov.cn,2026:x': 1 },
    },
    timestamp: '2026-11-23T09:00:00.123456+08:00',
    stored: '2026-11-23T01:00:00Z',
    authority: { objectType: 'Agent', ...AGENT },
    version: '1.0.3',
    attachments: [anAttachment({ description: { en: 'a certificate' } })],
  });
}
