import type pg from "pg";
import type { FaultProxy } from "../faults/fault-proxy.js";
import type { Canaries } from "./leak-canaries.js";
import type { WatchedTraffic } from "./watched-traffic.js";

export interface LeakJourney {
  readonly traffic: WatchedTraffic;
  readonly canaries: Canaries;
  readonly sql: pg.Pool;
  readonly proxy: FaultProxy;
  readonly admin: { readonly email: string; readonly password: string };
  readonly apiKey: string;
  readonly metricsToken: string;
}

/** Where acts ask for one. */
export const WHY = "because a person asked for it";
