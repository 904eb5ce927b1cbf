/** The shapes of /api/roster and /api/activation. Times are ISO 8601, days `YYYY-MM-DD`. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { OrganType, Role } from '../roster/person.ts';
import type { RosterImportState, RosterSheet, RosterVerdict } from '../roster/roster-import.ts';

/** `GET /api/roster/units?day=`: the units within reach, parents before children. */
export interface RosterUnitView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Empty for a unit with none above it. */
  readonly parentCode: string;
  /** From the highest unit that is seen. */
  readonly depth: number;
  readonly organType: OrganType;
  readonly sector: string;
  /** In the unit itself. */
  readonly people: number;
  /** In it and below. */
  readonly peopleBelow: number;
}

export interface RosterPersonView {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly post: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  readonly startDay: string | null;
  readonly unit: { readonly id: string; readonly name: string };
  readonly since: string;
  readonly hasPassword: boolean;
  /** Until when an activation code holds that was not used; null without one. */
  readonly codeUntil: string | null;
}

/** `GET /api/roster/units/<id>/people?day=&text=&below=&after=`: 50 at most, by staff number. */
export interface RosterPeopleView {
  readonly day: string;
  readonly people: readonly RosterPersonView[];
  /** The `after` of the next page; absent on the last. */
  readonly next?: string;
}

export interface RoleView {
  readonly role: Role;
  readonly unit: { readonly id: string; readonly name: string } | null;
}

/** `GET /api/roster/people/<id>`. */
export interface RosterPersonDetail {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  /** The latest first; `to` is the first day away. */
  readonly memberships: readonly {
    readonly unit: { readonly id: string; readonly name: string };
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly roles: readonly RoleView[];
  /** Whether whoever asks may give and take roles. */
  readonly mayGrant: boolean;
}

export type PersonFields = Readonly<
  Partial<
    Record<
      | 'staffNumber'
      | 'name'
      | 'unit'
      | 'post'
      | 'tier'
      | 'trainingKind'
      | 'startDay'
      | 'since'
      | 'state'
      | 'leaveDay',
      string | undefined
    >
  >
>;
/** `POST /api/roster/people`: one person added, changed, moved or left, as a row of a sheet would say it. */
export interface PersonChange {
  readonly fields: PersonFields;
}

export type UnitFields = Readonly<
  Partial<Record<'code' | 'name' | 'parent' | 'organType' | 'sector', string | undefined>>
>;
/** `POST /api/roster/units`. */
export interface UnitChange {
  readonly fields: UnitFields;
}

/** What a change by hand came to. */
export interface HandChangeView {
  readonly verdict: RosterVerdict;
  readonly notes: readonly string[];
  /** Absent when nothing was to be changed. */
  readonly importId?: string;
}

/** `PUT` and `DELETE /api/roster/people/<id>/roles`. */
export interface RoleChange {
  readonly role: Exclude<Role, 'learner'>;
  /** Of an officer. */
  readonly unitId?: string | undefined;
}

/** `GET /api/roster/imports` answers with the latest of those within reach, newest first. */
export interface RosterImportView {
  readonly id: string;
  readonly kind: RosterSheet;
  readonly origin: 'sheet' | 'hand';
  readonly fileName: string;
  /** SHA-256, hex; to be sent back when it is confirmed. */
  readonly fileHash: string;
  readonly completeUnit: { readonly id: string; readonly name: string } | null;
  readonly day: string;
  readonly state: RosterImportState;
  /** Of the present step, in basis points. */
  readonly progress: number;
  readonly trouble: string | null;
  readonly remarks: readonly string[];
  readonly rows: Readonly<Record<RosterVerdict, number>>;
  /** People of `completeUnit` when the sheet was read. */
  readonly standing: number;
  /** So many would leave that the number must be said again. */
  readonly needsWord: boolean;
  readonly uploaded: { readonly by: string; readonly at: string };
  readonly confirmed: { readonly by: string; readonly at: string } | null;
  readonly undone: { readonly by: string; readonly at: string; readonly note: string | null } | null;
}

/** `GET /api/roster/imports/<id>/rows?verdict=&newly=&after=`: 200 at most, in the sheet's order. */
export interface RosterRowsView {
  readonly rows: readonly RosterRowView[];
  readonly next?: number;
}

export interface RosterRowView {
  /** The sheet's row; null for whoever is missing from it. */
  readonly row: number | null;
  /** Staff number or unit code. */
  readonly key: string;
  readonly name: string;
  readonly verdict: RosterVerdict;
  readonly reason: string | null;
  readonly cell: string | null;
  readonly notes: readonly string[];
  /** In words; `from` is null for what is new. */
  readonly changes: readonly {
    readonly field: string;
    readonly from: string | null;
    readonly to: string;
  }[];
  /** Came out otherwise than when somebody first looked. */
  readonly isNewly: boolean;
}

/** `POST /api/roster/imports/<id>/confirmation`. */
export interface RosterConfirmationRequest {
  readonly fileHash: string;
  /** `rows` as they were seen. */
  readonly counts: Readonly<Record<RosterVerdict, number>>;
  /** Where `needsWord`: how many leave. */
  readonly leaving?: number | undefined;
}

/** `POST /api/roster/activations`: codes for those people, or for everybody of a unit without a password. */
export type ActivationRequest =
  | { readonly people: readonly string[] }
  | { readonly unitId: string; readonly isBelowToo: boolean };

/** Shown this once; only hashes are kept. */
export interface ActivationSlips {
  readonly slips: readonly ActivationSlip[];
  readonly expiresAt: string;
  /** More people wait for a code than are given one at once. */
  readonly isCut: boolean;
}

export interface ActivationSlip {
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly code: string;
  /** Where the code is typed already. */
  readonly url: string;
  /** Of `url`, as an SVG path in modules, with its side. */
  readonly qr: { readonly path: string; readonly size: number };
}

/** `POST /api/activation`: the person sets a password. */
export interface ActivationUse {
  readonly code: string;
  readonly staffNumber: string;
  readonly password: string;
}
