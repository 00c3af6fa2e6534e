import type { AlertStatus } from "../../../lib/graphql/graphql";
import type { AlertTab } from "../../../lib/url-grammar";

/** What a tab lists; null is everything. What somebody has taken on is open until it is resolved. */
export const STATUSES_OF: Readonly<Record<AlertTab, AlertStatus[] | null>> = {
  open: ["OPEN", "ACKNOWLEDGED"],
  snoozed: ["SNOOZED"],
  resolved: ["RESOLVED"],
  all: null,
};
