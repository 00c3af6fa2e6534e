import type { Socket } from "node:net";
import pg from "pg";
import type { Logger } from "pino";
import { connectionSettings } from "../core/connection-settings.js";
import { DatabaseSockets } from "../core/database-sockets.js";
import { STATEMENT_LIMITS } from "./channel.js";

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;
const END_WITHIN_MS = 1_000;

export interface ChannelListenerParts {
  readonly databaseUrl: string;
  /** From `DatabaseSockets.maker`; absent: only a probe finds out that the connection is silent. */
  readonly stream?: (() => Socket) | undefined;
  readonly channel: string;
  readonly logger: Logger;
  readonly onPayload: (payload: string) => void;
  /** From now on nothing is missed; before the call, anything may have been. */
  readonly onListening: () => void;
  readonly onLost: () => void;
}

/** One dedicated connection that listens on a channel, and comes back by itself whenever it breaks. */
export class ChannelListener {
  private readonly sockets: DatabaseSockets;
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private retryMs = FIRST_RETRY_MS;
  private isClosed = false;

  constructor(private readonly parts: ChannelListenerParts) {
    this.sockets = new DatabaseSockets(parts.stream);
  }

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

  /** Ends within a second, also when the database is silent. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    if (client !== null) await this.sockets.endWithin(END_WITHIN_MS, client.end());
  }

  private async connect(): Promise<void> {
    this.timer = null;
    const { databaseUrl, channel, onPayload, onListening, logger } = this.parts;
    const client = new pg.Client(
      connectionSettings({ databaseUrl, purpose: "feed", stream: this.sockets.maker(), ...STATEMENT_LIMITS }),
    );
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
    client.connection.stream.destroy(); // broken already: a goodbye might wait for its answer
    this.parts.onLost();
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, MAX_RETRY_MS);
  }
}
