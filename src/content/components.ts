/** The components authors may use: their properties, and what goes inside what. docs/authoring.md shows them. */

export interface PropertySpec {
  readonly required?: boolean;
  /** A bare word without a value, such as `right`. */
  readonly flag?: boolean;
  /** Readers see it as text, so it counts as characters. */
  readonly read?: boolean;
  readonly values?: readonly string[];
  readonly date?: boolean;
  /** A year, a month of it, or a day of that. */
  readonly when?: boolean;
}

export interface ComponentSpec {
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /** Only directly inside one of these; otherwise a block of its own. */
  readonly inside?: readonly string[];
  /** Stands among words, never as a block. */
  readonly inline?: boolean;
  /** `text`: something to read · `none` · or only components of these names */
  readonly holds: 'text' | 'none' | readonly string[];
}

const required = { required: true } as const;

export const COMPONENTS: Readonly<Record<string, ComponentSpec>> = {
  Figure: { properties: { src: required, alt: required, caption: { read: true } }, holds: 'none' },
  Basis: {
    properties: {
      name: { required: true, read: true },
      issuer: required,
      date: { date: true },
      status: { required: true, values: ['现行', '已修订', '已废止'] },
      article: {},
    },
    holds: 'text',
  },
  Dialogue: { properties: {}, holds: ['Say'] },
  Say: { properties: { who: { required: true, read: true } }, inside: ['Dialogue'], holds: 'text' },
  Reflect: { properties: {}, holds: 'text' },
  SelfCheck: { properties: { question: required }, holds: ['Choice'] },
  Choice: { properties: { right: { flag: true }, feedback: required }, inside: ['SelfCheck'], holds: 'text' },
  Timeline: { properties: {}, holds: ['Event'] },
  Event: {
    properties: { date: { required: true, when: true, read: true }, title: { required: true, read: true } },
    inside: ['Timeline'],
    holds: 'text',
  },
  Comparison: { properties: { caption: { read: true } }, holds: ['Side'] },
  Side: { properties: { title: { required: true, read: true } }, inside: ['Comparison'], holds: 'text' },
  Process: { properties: { title: { required: true, read: true } }, holds: 'text' },
  Quote: { properties: { source: { required: true, read: true } }, holds: 'text' },
  Media: {
    properties: { src: required, title: { required: true, read: true }, captions: {} },
    holds: 'text',
  },
  Term: { properties: { name: {} }, inline: true, holds: 'text' },
  Fictional: { properties: {}, holds: 'none' },
  Scene: { properties: { id: required, title: required, ending: {} }, holds: 'text' },
  Decision: { properties: { question: required }, inside: ['Scene'], holds: ['Way'] },
  Way: { properties: { to: required }, inside: ['Decision'], holds: 'text' },
  Debrief: { properties: {}, holds: 'text' },
};

const PROSE = [
  ...['Figure', 'Basis', 'Dialogue', 'Say', 'Reflect', 'Fictional', 'Timeline', 'Event'],
  ...['Comparison', 'Side', 'Process', 'Quote', 'Term'],
] as const;

/**
 * What each kind of file may hold. Self-checks are numbered and reported by lesson, and recordings count towards its
 * hours, so both stay in lessons.
 */
export const ALLOWED = {
  lesson: [...PROSE, 'Media', 'SelfCheck', 'Choice'],
  case: [...PROSE, 'Scene', 'Decision', 'Way', 'Debrief'],
  prose: PROSE,
} as const satisfies Record<string, readonly string[]>;

export type MdxKind = keyof typeof ALLOWED;
