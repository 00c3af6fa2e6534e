/** How a model call ended, in the words of the wire. */
export const REQUEST_STATUSES = ["ok", "error", "cancelled"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Whether an event's cost is known: a price applied, its price is zero, or there is no price. */
export const COST_STATES = ["priced", "free", "unpriced"] as const;
export type CostState = (typeof COST_STATES)[number];

/** Where token counts come from. Partial counts are lower bounds; missing ones are unknown, never zero. */
export const USAGE_STATES = ["reported", "partial", "estimated", "missing"] as const;
export type UsageState = (typeof USAGE_STATES)[number];
