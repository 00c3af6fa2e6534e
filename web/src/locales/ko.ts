import type { Messages } from "@lingui/core";

// What the shell and the Overview say; the rest comes with its pages.
const files = import.meta.glob<Messages>(
  ["./ko/*.json", "!./ko/{cost,first-run,users,user,requests,prices,savings,keys,audit,members,account,recost,what-if,radar,lab,general,app-users,thresholds,alerts,channels,exports,retention,reports,usage-pages}.json"],
  { eager: true, import: "default" },
);

export const messages: Messages = Object.assign({}, ...Object.values(files));
