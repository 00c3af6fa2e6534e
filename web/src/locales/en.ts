import type { Messages } from "@lingui/core";

const files = import.meta.glob<Messages>("./en/*.json", { eager: true, import: "default" });

export const messages: Messages = Object.assign({}, ...Object.values(files));
