import type pg from "pg";
import type { Config } from "../config.js";
import type { Surroundings } from "./surroundings.js";

/** The installation that is examined. */
export interface Patient {
  readonly config: Config;
  readonly surroundings: Surroundings;
}

/** With a database that answers. */
export interface ReachedPatient extends Patient {
  readonly client: pg.Client;
  /** Servers of the product that are connected to it. */
  readonly servers: number;
}
