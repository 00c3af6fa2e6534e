import type { EntityManager } from "@mikro-orm/postgresql";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../core/clock.js";
import type { Viewer } from "./viewer.js";

/** The request behind an operation, and the answer that goes back. */
export interface HttpExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Of the client, beyond the proxies that are trusted. */
  readonly address: string;
}

/** What every GraphQL operation gets. One `em` per operation; subscriptions must not use it. */
export interface RequestContext {
  readonly em: EntityManager;
  /** Null when signed out. */
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  /** Absent over WebSocket, where no cookie can be set. */
  readonly http: HttpExchange | null;
}
