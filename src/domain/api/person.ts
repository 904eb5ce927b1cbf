/** Shapes of /api/people/<id>: one person as officers and auditors see them. The year's hours have their own address. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { Category } from '../policy/policy.ts';
import type { CertificateListItem } from './api.ts';

/** `GET /api/people/<id>`. */
export interface PersonView {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  readonly post: string | null;
  /** Oldest first; `toDay` is the first day somewhere else, null while it lasts. */
  readonly memberships: readonly {
    readonly unit: string;
    readonly fromDay: string;
    readonly toDay: string | null;
  }[];
  readonly certificates: readonly CertificateListItem[];
  /** Years that may be opened again, newest first, by whoever asks; empty for those who only read. */
  readonly reopenable: readonly number[];
}

/** `POST /api/people/<id>/reopenings`: leave to post hours of one kind to a closed year until a day. */
export interface ReopeningRequest {
  readonly year: number;
  readonly category: Category;
  readonly until: string;
  readonly reason: string;
}
