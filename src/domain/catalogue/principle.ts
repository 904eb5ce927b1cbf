/** The six requirements (六项主要内容), in their official order. */
export const PRINCIPLE_IDS = ['faith', 'loyalty', 'service', 'duty', 'law', 'integrity'] as const;
export type PrincipleId = (typeof PRINCIPLE_IDS)[number];
