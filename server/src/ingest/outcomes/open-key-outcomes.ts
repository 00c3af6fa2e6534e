import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import type { Closers } from "../../core/closers.js";
import { KeyOutcomes } from "./key-outcomes.js";
import { storeKeyOutcomes } from "./store-key-outcomes.js";

interface OpenParts {
  readonly housekeeping: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Closing writes what is still noted. */
export function openKeyOutcomes({ housekeeping, clock, logger }: OpenParts, closers: Closers): KeyOutcomes {
  const outcomes = new KeyOutcomes({ store: (noted) => storeKeyOutcomes(housekeeping, noted), clock, logger });
  closers.add(() => outcomes.close());
  return outcomes;
}
