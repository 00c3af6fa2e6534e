import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";

/** What a rule works with. */
export interface RuleParts {
  readonly orm: Pick<MikroORM, "em">;
  /** Writes; it pipelines. */
  readonly pool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there are alerts that somebody has to be told of. */
  readonly onFound: () => Promise<unknown>;
}
