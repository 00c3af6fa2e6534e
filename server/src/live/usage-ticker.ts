import pg from "pg";
import type { Logger } from "pino";
import { ANNOUNCE_EVERY_MS, USAGE_CHANNEL } from "./channel.js";
import { NewsSums } from "./domain/news-sums.js";
import { packNews } from "./notification.js";
import type { TickSlice } from "./domain/tick-slice.js";
import { Throttle } from "./throttle.js";

const GIVE_UP_MS = 5_000;

export interface UsageTickerParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
}

/**
 * Tells every replica what was recorded, on a connection of its own: recording never waits for it and
 * never fails with it. While the database cannot be reached the sums are kept and told later.
 */
export class UsageTicker {
  private readonly pool: pg.Pool;
  private readonly logger: Logger;
  private readonly pending = new NewsSums();
  private readonly throttle = new Throttle(ANNOUNCE_EVERY_MS, () => this.flush());
  private isFailing = false;

  constructor({ databaseUrl, logger }: UsageTickerParts) {
    this.logger = logger;
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: GIVE_UP_MS,
      query_timeout: GIVE_UP_MS,
      application_name: "tokenledger ticker",
    });
    // An idle connection that breaks is replaced at the next flush.
    this.pool.on("error", (error) => logger.debug({ err: error }, "the ticker lost its connection"));
  }

  /** Call after the commit. */
  publish(slices: readonly TickSlice[]): void {
    const requests = slices.reduce((sum, slice) => sum + slice.requests, 0);
    this.pending.add({ requests, slices, isListed: true });
    this.throttle.request();
  }

  /** Call after a commit that changed what was told before: sums only grow, so screens have to ask again. */
  askAgain(): void {
    this.pending.add({ requests: 0, slices: [], isListed: false });
    this.throttle.request();
  }

  /** Tells what is still to be told. */
  async close(): Promise<void> {
    await this.throttle.stop();
    await this.flush();
    await this.pool.end();
  }

  private async flush(): Promise<void> {
    if (this.pending.isEmpty) return;
    const news = this.pending.take();
    try {
      await this.pool.query("select pg_notify($1, payload) from unnest($2::text[]) as payload", [
        USAGE_CHANNEL,
        packNews(news),
      ]);
      this.isFailing = false;
    } catch (error) {
      // The usage itself is safe. Whether the news arrived is not known: telling it twice would count
      // it twice on a screen, so the screens are told to ask again.
      this.pending.add({ requests: news.requests, slices: [], isListed: false });
      this.throttle.request();
      if (!this.isFailing) this.logger.warn({ err: error }, "recorded usage cannot be announced; trying again");
      this.isFailing = true;
    }
  }
}
