import { refusalOf } from "../answer-sender.js";
import { withoutGiven, type ToldRefusal } from "./told-refusal.js";

/** The same request would be refused again. */
const FINAL: ReadonlySet<number> = new Set([400, 403, 413, 415]);

/** Why a whole request was refused, when its sender is to do something about it; null when it may come again as it is. */
export function toldRequestRefusal(error: unknown): ToldRefusal | null {
  const refusal = refusalOf(error);
  if (refusal === null || !FINAL.has(refusal.status)) return null;
  const code = refusal.status === 403 ? "FORBIDDEN" : "BAD_INPUT";
  return { code, field: null, message: withoutGiven(refusal.message) };
}
