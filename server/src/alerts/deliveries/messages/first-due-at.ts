import type { ToldContent } from "../telling/told-group.js";

/** When a message was to be sent at the earliest: a digest once it had gathered, everything else when it was made. */
export function firstDueAt({ content, createdAt }: { readonly content: unknown; readonly createdAt: Date }): Date {
  const until = isTold(content) ? content.until : null;
  return until === null ? createdAt : new Date(until);
}

/** Whether a delivery tells of alerts; others bring their message along. */
export function isTold(content: unknown): content is ToldContent {
  return typeof content === "object" && content !== null && "groups" in content;
}
