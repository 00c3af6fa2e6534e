import type { Socket } from "node:net";
import type pg from "pg";
import type { Logger } from "pino";
import { DatabaseSockets } from "../core/database-sockets.js";
import { openPool } from "../core/open-pool.js";
import { ANNOUNCE_EVERY_MS, STATEMENT_LIMITS, USAGE_CHANNEL } from "./channel.js";
import { NewsSums } from "./domain/news-sums.js";
import { packNews } from "./notification.js";
import type { TickSlice } from "./domain/tick-slice.js";
import { Throttle } from "./throttle.js";

/** What runs when it is to end may take so long, and so may what is told last. */
const END_WITHIN_MS = 800;

export interface UsageTickerParts {
  readonly databaseUrl: string;
  /** From `DatabaseSockets.maker`; absent: nobody cuts a silent connection. */
  readonly stream?: (() => Socket) | undefined;
  readonly logger: Logger;
}

/**
 * Tells every replica what was recorded, on a connection of its own: recording never waits for it and
 * never fails with it. While the database cannot be reached the sums are kept and told later.
 */
export class UsageTicker {
  private readonly sockets: DatabaseSockets;
  private readonly pool: pg.Pool;
  private readonly logger: Logger;
  private readonly pending = new NewsSums();
  private readonly throttle = new Throttle(ANNOUNCE_EVERY_MS, () => this.flush());
  private isFailing = false;

  constructor({ databaseUrl, stream, logger }: UsageTickerParts) {
    this.logger = logger;
    this.sockets = new DatabaseSockets(stream);
    this.pool = openPool({
      databaseUrl,
      purpose: "ticker",
      connections: 1,
      idleTimeoutMs: 0,
      stream: this.sockets.maker(),
      ...STATEMENT_LIMITS,
      logger,
    });
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

  /** Tells what is still to be told; ends within two seconds, also when the database is silent. */
  async close(): Promise<void> {
    await this.sockets.endWithin(END_WITHIN_MS, this.throttle.stop());
    await this.sockets.endWithin(
      END_WITHIN_MS,
      this.flush().then(() => this.pool.end()),
    );
    this.sockets.cut("the ticker ended"); // the pool does not wait for the goodbye of an idle connection
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
