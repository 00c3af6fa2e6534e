import pg from "pg";
import type { Logger } from "pino";
import { isDatabaseAway } from "./database-away.js";
import { DatabaseSockets } from "./database-sockets.js";
import { withinTime } from "./within-time.js";

const ASK_EVERY_MS = 500;
/** A database that needs longer for nothing is of no use to anybody who waits. */
const ANSWER_WITHIN_MS = 1_000;
/** Several round trips: a slow network must not keep a working database from being found. */
const CONNECT_WITHIN_MS = 4_000;
/** One attempt at a time would wait for the end of one that began in the outage. */
const MAX_ATTEMPTS = CONNECT_WITHIN_MS / ASK_EVERY_MS;
/** So long a pause may be a hiccup, which what runs survives; after it, it is cut. */
const CUT_AFTER_MS = 3_000;

/** `read-only`: a standby, or a server that protects its last disk space; nothing can be recorded. */
export type DatabaseState = "up" | "read-only" | "away";

export interface DatabaseHealthParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
}

/**
 * Knows at any time whether the database works, from a connection of its own that asks twice a second:
 * refused, silent, starting or read-only, it is noticed within two seconds, its return within one.
 */
export class DatabaseHealth {
  /** Connections made of these are cut when nothing was heard for three seconds. */
  readonly sockets = new DatabaseSockets();
  private current: DatabaseState = "up";
  private client: pg.Client | null = null;
  private readonly attempts = new Set<pg.Client>();
  private readonly timer: NodeJS.Timeout;
  private isAsking = false;
  private isClosed = false;
  private heardAt = performance.now();
  private changedAt = performance.now();

  constructor(private readonly parts: DatabaseHealthParts) {
    this.timer = setInterval(() => this.beat(), ASK_EVERY_MS);
    this.beat();
  }

  get state(): DatabaseState {
    return this.current;
  }

  /** Nothing can be recorded right now: refuse at once instead of waiting. */
  get isAway(): boolean {
    return this.current !== "up";
  }

  /** Call with an error that a query ended in: whether it was the database is asked now, not at the next beat. */
  report(error: unknown): void {
    if (isDatabaseAway(error)) this.beat();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    for (const attempt of this.attempts) drop(attempt);
    const { client } = this;
    this.client = null;
    if (client !== null) await withinTime(client.end(), ANSWER_WITHIN_MS).catch(() => drop(client));
  }

  private beat(): void {
    if (this.isClosed) return;
    // By the clock alone, a process that was suspended would cut everything when it wakes.
    const isSilent = this.current === "away" && performance.now() - this.heardAt > CUT_AFTER_MS;
    if (isSilent) this.sockets.cut("the database is silent", CUT_AFTER_MS);
    if (this.client !== null) void this.ask(this.client);
    else if (this.attempts.size < MAX_ATTEMPTS) void this.connect();
  }

  private async ask(client: pg.Client): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const { rows } = await withinTime(
        client.query<{ transaction_read_only: string }>("show transaction_read_only"),
        ANSWER_WITHIN_MS,
      );
      this.heardAt = performance.now();
      this.turn(rows[0]?.transaction_read_only === "off" ? "up" : "read-only", null);
    } catch (error) {
      if (this.client === client) this.client = null;
      drop(client);
      this.fail(error);
    } finally {
      this.isAsking = false;
    }
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.parts.databaseUrl,
      application_name: "tokenledger health",
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
    });
    client.on("error", () => undefined); // the next question tells
    this.attempts.add(client);
    const wait = setTimeout(() => this.fail(new Error("timeout expired")), ANSWER_WITHIN_MS);
    try {
      await client.connect();
    } catch (error) {
      this.fail(error);
      return;
    } finally {
      clearTimeout(wait);
      this.attempts.delete(client);
    }
    if (this.isClosed || this.client !== null) {
      drop(client);
      return;
    }
    this.client = client;
    for (const attempt of this.attempts) drop(attempt);
    await this.ask(client);
  }

  private fail(error: unknown): void {
    if (this.isClosed || this.client !== null) return; // an attempt that came too late
    if (isAnswer(error)) this.heardAt = performance.now();
    this.turn("away", error);
  }

  private turn(state: DatabaseState, error: unknown): void {
    if (state === this.current || this.isClosed) return;
    const lastedMs = Math.round(performance.now() - this.changedAt);
    this.current = state;
    this.changedAt = performance.now();
    if (state === "up") this.parts.logger.info({ lastedMs }, "the database is back");
    else this.parts.logger.warn({ err: error, state }, "the database cannot be used");
  }
}

/** A server that says why it refuses is not silent: other connections to it may work. */
function isAnswer(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

/** Without the goodbye that a silent server would never answer. */
function drop(client: pg.Client): void {
  client.connection.stream.destroy();
}
