/** Valid things for tests. A test names only what matters to it; everything else stands in builders/. */
export * from './builders/catalogue.ts';
export * from './builders/evaluation.ts';
export * from './builders/event.ts';
export * from './builders/ledger.ts';
export * from './builders/notice.ts';
export * from './builders/policy.ts';
export * from './builders/review.ts';
export * from './builders/study.ts';
export * from './builders/warning.ts';
export * from './builders/written.ts';
