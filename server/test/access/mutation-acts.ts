import { ACTS_OF_ACCESS } from "./acts-of-access.js";
import { ACTS_OF_ALERTS } from "./acts-of-alerts.js";
import { ACTS_OF_THE_LEDGER } from "./acts-of-the-ledger.js";
import type { MutationActs } from "./mutation-act.js";

/** Every mutation of the schema. One that is added to the schema is added to one of these and to docs/audit-actions.md. */
export const MUTATION_ACTS: MutationActs = { ...ACTS_OF_ACCESS, ...ACTS_OF_ALERTS, ...ACTS_OF_THE_LEDGER };
