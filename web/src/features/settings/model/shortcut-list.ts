import { COMMAND_KEYS } from "../../../lib/command-key";

/** What `?` lists; the keys themselves are bound where they act. */
export const SHORTCUTS = [
  { keys: COMMAND_KEYS, action: "commands" },
  { keys: ["t"], action: "today" },
  { keys: ["y"], action: "yesterday" },
  { keys: ["w"], action: "week" },
  { keys: ["m"], action: "month" },
  { keys: ["l"], action: "lastMonth" },
  { keys: ["c"], action: "custom" },
  { keys: ["["], action: "earlier" },
  { keys: ["]"], action: "later" },
  { keys: ["x"], action: "compare" },
  { keys: ["v"], action: "view" },
  { keys: ["/"], action: "filter" },
  { keys: ["p"], action: "pause" },
  { keys: ["j", "k"], action: "steps" },
  { keys: ["g", "o"], action: "overview" },
  { keys: ["g", "u"], action: "users" },
  { keys: ["g", "r"], action: "requests" },
  { keys: ["g", "s"], action: "savings" },
  { keys: ["g", "b"], action: "thresholds" },
  { keys: ["g", "p"], action: "prices" },
  { keys: ["g", "l"], action: "audit" },
  { keys: ["g", ","], action: "settings" },
  { keys: ["?"], action: "list" },
] as const;
