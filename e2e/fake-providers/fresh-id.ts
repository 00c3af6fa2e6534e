import { randomBytes } from "node:crypto";

/** An id as a provider gives it: `msg_9f…`. */
export const freshId = (prefix: string): string => `${prefix}${randomBytes(14).toString("hex")}`;
