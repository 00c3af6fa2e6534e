import type { Role } from "../../../lib/graphql/graphql";

/** From the one that may least. */
export const ROLES = ["ANALYST", "AUDITOR", "ADMIN"] as const satisfies readonly Role[];
