/** The shapes of /api/forwards. Secrets go in and never come out. */
import type { ForwardFilter, ForwardState, TroubleKind } from '../forward/forward.ts';
import type { XapiVersion } from '../xapi/version.ts';

/** `POST /api/forwards` asks. */
export interface ForwardRequest {
  readonly name: string;
  /** Such as `https://lrs.example.gov.cn/xapi`. */
  readonly address: string;
  readonly key: string;
  readonly secret: string;
  readonly version: XapiVersion;
  readonly filter: ForwardFilter;
  /** `start`: everything in the record; `now`: what is stored from now on. */
  readonly from: 'start' | 'now';
}

/** `PUT /api/forwards/<id>/key` asks. */
export interface ForwardKeyRequest {
  readonly key: string;
  readonly secret: string;
}

/** `GET /api/forwards` answers with all, the others with the one they changed. Times are ISO 8601. */
export interface ForwardView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** The end of the key, to tell keys apart by; empty where it would tell too much. */
  readonly keyHint: string;
  readonly version: XapiVersion;
  readonly filter: ForwardFilter;
  readonly state: ForwardState;
  readonly pending: PendingView;
  readonly sent: number;
  readonly lastSuccessAt: string | null;
  /** The latest there was. `isOver`: statements went through since. */
  readonly trouble: ForwardTroubleView | null;
  /** While failures keep it waiting. */
  readonly nextAttemptAt: string | null;
  readonly refusedCount: number;
  /** The latest of them first, 20 at most. */
  readonly refused: readonly RefusedView[];
}
/** `atMost` where counting exactly would take too long: the filter may mean fewer. */
export interface PendingView {
  readonly count: number;
  readonly precision: 'exact' | 'atMost';
}
export interface ForwardTroubleView {
  readonly kind: TroubleKind;
  readonly status: number | null;
  readonly detail: string;
  readonly at: string;
  readonly isOver: boolean;
}
export interface RefusedView {
  readonly statement: string;
  readonly status: number;
  readonly reason: string;
  readonly at: string;
}
