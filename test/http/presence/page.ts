/** A page that tells the server of presence, as the browser does, for tests at the level of HTTP. */
import type {
  AnswerResponse,
  BeatRequest,
  BeatResponse,
  TicketView,
} from '../../../src/domain/api/presence.ts';
import type { OfflineAnswer, OfflineBeat } from '../../../src/domain/presence/offline.ts';
import type { TestPortal } from '../../support/test-portal.ts';

export class LessonPage {
  readonly item: string;
  readonly #portal: TestPortal;
  readonly #cookie: string;
  #nonce: string | undefined;

  constructor(portal: TestPortal, cookie: string, item: string) {
    this.#portal = portal;
    this.#cookie = cookie;
    this.item = item;
  }

  post(path: string, payload: object) {
    const headers = { cookie: this.#cookie };
    return this.#portal.app.inject({ method: 'POST', url: `/api/presence${path}`, headers, payload });
  }

  async beat(beat: Partial<BeatRequest> = {}): Promise<BeatResponse> {
    const nonce = this.#nonce === undefined ? {} : { nonce: this.#nonce };
    const told = { item: this.item, section: 's1', visible: true, focused: true, ...nonce, ...beat };
    const response = await this.post('', told);
    if (response.statusCode !== 200) throw new Error(response.body);
    const answer = response.json() as BeatResponse;
    this.#nonce = answer.nonce;
    return answer;
  }

  /** Beats every 20 s, beginning with one now. @returns the last answer */
  async stay(ms: number, beat: Partial<BeatRequest> = {}): Promise<BeatResponse> {
    let answer = await this.beat(beat);
    for (let passed = 0; passed < ms; passed += 20_000) {
      this.#portal.clock.advance(20_000);
      answer = await this.beat(beat);
    }
    return answer;
  }

  /** Closed, and opened again. */
  reload(): void {
    this.#nonce = undefined;
  }

  async answer(question: string, option: string): Promise<AnswerResponse> {
    const response = await this.post('/answers', { item: this.item, question, option });
    if (response.statusCode !== 200) throw new Error(response.body);
    return response.json() as AnswerResponse;
  }

  /** The ticket for this page's own lesson. */
  async ticket(): Promise<TicketView> {
    const response = await this.post('/tickets', { item: this.item });
    if (response.statusCode !== 200) throw new Error(response.body);
    const tickets = response.json().tickets as readonly TicketView[];
    const own = tickets.find(({ item }) => item === this.item);
    if (!own) throw new Error(`no ticket for ${this.item}`);
    return own;
  }

  send(
    ticket: string,
    beats: readonly OfflineBeat[],
    more: { item?: string; answers?: readonly OfflineAnswer[] } = {},
  ) {
    return this.post('/offline', { item: this.item, ticket, beats, answers: [], ...more });
  }
}

/** Beats noted offline every 20 s, from an offset on. */
export function offlineBeats(ms: number, fromMs = 0, beat: Partial<OfflineBeat> = {}): OfflineBeat[] {
  return Array.from({ length: ms / 20_000 + 1 }, (_, at) => ({
    ...{ afterMs: fromMs + at * 20_000, section: 's1', visible: true, focused: true, active: true },
    ...beat,
  }));
}
