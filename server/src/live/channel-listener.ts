import pg from "pg";
import type { Logger } from "pino";

const GIVE_UP_MS = 5_000;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;

export interface ChannelListenerParts {
  readonly databaseUrl: string;
  readonly channel: string;
  readonly logger: Logger;
  readonly onPayload: (payload: string) => void;
  /** From now on nothing is missed; before the call, anything may have been. */
  readonly onListening: () => void;
  readonly onLost: () => void;
}

/** One dedicated connection that listens on a channel, and comes back by itself whenever it breaks. */
export class ChannelListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private retryMs = FIRST_RETRY_MS;
  private isClosed = false;

  constructor(private readonly parts: ChannelListenerParts) {}

  start(): void {
    void this.connect();
  }

  /** A connection can die without a sign; asking makes it show. */
  async probe(): Promise<void> {
    const { client } = this;
    if (client === null) return;
    try {
      await client.query("select 1");
    } catch {
      this.lose(client);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<void> {
    this.timer = null;
    const { databaseUrl, channel, onPayload, onListening, logger } = this.parts;
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: GIVE_UP_MS,
      query_timeout: GIVE_UP_MS,
      keepAlive: true,
      application_name: "tokenledger feed",
    });
    this.client = client;
    client.on("notification", ({ payload }) => onPayload(payload ?? ""));
    client.on("error", (error) => logger.debug({ err: error }, "the feed's connection broke"));
    client.on("end", () => this.lose(client));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      if (this.client !== client) return;
      if (this.retryMs === FIRST_RETRY_MS) logger.warn({ err: error }, "live updates wait for the database");
      this.lose(client);
      return;
    }
    if (this.client !== client) return;
    this.retryMs = FIRST_RETRY_MS;
    onListening();
  }

  /** Says so once per connection, and tries again after a growing pause. */
  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined); // it is broken already
    this.parts.onLost();
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, MAX_RETRY_MS);
  }
}
