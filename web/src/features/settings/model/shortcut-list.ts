/** What `?` lists; the keys themselves are bound where they act. */
export const SHORTCUTS = [
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
  { keys: ["g", "o"], action: "overview" },
  { keys: ["g", "r"], action: "requests" },
  { keys: ["g", "p"], action: "prices" },
  { keys: ["?"], action: "list" },
] as const;
