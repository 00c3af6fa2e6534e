import type { Messages } from "@lingui/core";

const files = import.meta.glob<Messages>("./en/{cost,first-run,users,user,requests,prices,savings,keys,audit,members,account,recost,what-if,radar,lab,general,app-users,thresholds,alerts,channels,exports,retention,reports,usage-pages}.json", {
  eager: true,
  import: "default",
});

export const messages: Messages = Object.assign({}, ...Object.values(files));
