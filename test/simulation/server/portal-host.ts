/**
 * The real server over a real database file, on the simulation's clock: started, stopped, killed and started
 * again with other content, as an administrator or a power cut would do it.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleOpenAwards } from '../../../server/services/settle-open-awards.ts';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import type { TestClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import type { ReachServer } from '../client/device.ts';

const DATABASE = 'mingde.db';

export class PortalHost {
  readonly #directory = mkdtempSync(join(tmpdir(), 'mingde-simulation-'));
  readonly #clock: TestClock;
  readonly #abandoned: TestPortal[] = [];
  readonly #defects: Error[] = [];
  readonly #items = new Set<string>();
  #catalogue: Catalogue;
  #portal: TestPortal | undefined;
  #starts = 0;

  constructor(catalogue: Catalogue, clock: TestClock) {
    this.#catalogue = catalogue;
    this.#clock = clock;
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /** @throws Error while it is down */
  get portal(): TestPortal {
    if (!this.#portal) throw new Error('the server is down at this moment');
    return this.#portal;
  }

  async start(catalogue: Catalogue = this.#catalogue): Promise<void> {
    this.#catalogue = catalogue;
    for (const { id, lessons } of catalogue.courses) {
      for (const item of [`${id}/quiz`, ...lessons.map((lesson) => lesson.id)]) this.#items.add(item);
    }
    this.#portal = await openTestPortal({
      catalogue,
      clock: this.#clock,
      file: join(this.#home(), DATABASE),
      keysDirectory: join(this.#directory, 'keys'),
    });
    await settleOpenAwards(this.#portal.deps);
  }

  /** Every lesson and quiz of every catalogue so far. */
  everyItem(): readonly string[] {
    return [...this.#items];
  }

  async stop(): Promise<void> {
    const { portal } = this;
    this.#portal = undefined;
    this.#defects.push(...portal.defects);
    await portal.close();
  }

  /** As by SIGKILL: what had not reached the file by now is lost, and nothing is tidied up. */
  kill(): void {
    const { portal } = this;
    this.#portal = undefined;
    this.#defects.push(...portal.defects);
    this.#abandoned.push(portal);
    const before = this.#home();
    this.#starts += 1;
    for (const ending of ['', '-wal']) {
      const file = join(before, DATABASE + ending);
      if (existsSync(file)) copyFileSync(file, join(this.#home(), DATABASE + ending));
    }
  }

  /** @returns every defect reported so far */
  async end(): Promise<readonly Error[]> {
    if (this.#portal) await this.stop();
    for (const portal of this.#abandoned) await portal.close();
    rmSync(this.#directory, { recursive: true, force: true });
    return this.#defects;
  }

  /** What a browser reaches: undefined when nobody answers, or the server died while it was at it. */
  readonly reach: ReachServer = async ({ method, path, headers, body }) => {
    const asked = this.#portal;
    if (!asked) return undefined;
    const answer = await asked.app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...headers, host: 'portal.example' },
      ...(body === undefined ? {} : { payload: body }),
    });
    if (asked !== this.#portal) return undefined;
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    const named = Object.entries(answer.headers).filter(([name]) => name !== 'set-cookie');
    return {
      status: answer.statusCode,
      headers: {
        ...Object.fromEntries(named.map(([name, value]) => [name, String(value)])),
        ...(cookies[0] === undefined ? {} : { 'set-cookie': cookies[0] }),
      },
      body: answer.body,
    };
  };

  #home(): string {
    const home = join(this.#directory, `database-${this.#starts}`);
    mkdirSync(home, { recursive: true });
    return home;
  }
}
