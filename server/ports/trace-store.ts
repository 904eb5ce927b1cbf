/** What a stretch of time left in the record of one person: for warnings, appeals and whoever looks into them. */

import type { DeviceUse } from '../../src/domain/review/find-shared-device.ts';
import type { BeatTrace } from '../../src/domain/review/find-signals.ts';

/** From `fromMs` up to, not including, `toMs`. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface MinuteTrace {
  readonly minute: number;
  readonly item: string;
  /** Lived without a network and told later. */
  readonly isOffline: boolean;
}

export interface SectionTrace {
  readonly lesson: string;
  readonly section: string;
  readonly statement: string;
  /** When the record heard of it. */
  readonly seenAtMs: number;
}

export interface AttemptTrace {
  readonly id: string;
  readonly course: string;
  readonly number: number;
  readonly state: 'live' | 'passed' | 'failed';
  readonly startedAtMs: number;
  readonly closedAtMs: number | null;
  readonly questions: number;
  readonly scorePercent: number | null;
}

export interface TraceStore {
  /** Everybody who left a beat, a section, a closed attempt or offline minutes; in order of their ids. */
  readonly activePeople: (span: Span) => Promise<readonly string[]>;
  /** In order. */
  readonly beats: (personId: string, span: Span) => Promise<readonly BeatTrace[]>;
  /** In order. */
  readonly minutes: (personId: string, span: Span) => Promise<readonly MinuteTrace[]>;
  readonly countMinutes: (personId: string, item: string, span: Span) => Promise<number>;
  /** In the order they were seen. */
  readonly sections: (personId: string, span: Span) => Promise<readonly SectionTrace[]>;
  /** Begun or closed within; oldest first. */
  readonly attempts: (personId: string, span: Span) => Promise<readonly AttemptTrace[]>;

  /** Somebody uses a device now: goes on with the last use of it, or begins another. */
  readonly noteDevice: (use: {
    readonly device: string;
    readonly personId: string;
    readonly atMs: number;
  }) => Promise<void>;
  /** Uses that ended within. */
  readonly deviceUses: (span: Span) => Promise<readonly DeviceUse[]>;
  /** With everything known of it. */
  readonly forgetDevices: (beforeMs: number) => Promise<void>;
}
