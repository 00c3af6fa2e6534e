import type { MergeTarget } from "../usage/merge/merge-target.js";
import { insertCrossings } from "./crossings/insert-crossings.js";

/**
 * Crossings of what is merged, in the statement that merges it: whatever ends a process, a level that is reached and its alert
 * are both there or neither.
 */
export const CROSSINGS_TARGET: MergeTarget = { name: "into_alerts", sql: insertCrossings("merged") };
