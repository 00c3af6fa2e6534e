import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { inZone, toDate } from "../../core/domain/zoned-time.js";

const MINUTE_MS = 60_000;

/**
 * The moment at which a question is answered: the start of the running minute, or the later one of the range's
 * edges in it, so that a range runs, and is over, from its very edge on. After the last local day of a range it is the
 * end of that day for good: time alone changes nothing any more. Equal questions of one minute thus have one answer.
 */
export function answerMoment(now: Date, { from, to, timezone }: ResolvedRange): Date {
  const lastDay = inZone(new Date(to.getTime() - 1), timezone).toPlainDate();
  const over = toDate(lastDay.add({ days: 1 }).toZonedDateTime(timezone));
  if (now >= over) return over;
  const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const passed = [from, to].map((edge) => edge.getTime()).filter((edge) => edge <= now.getTime());
  return new Date(Math.max(minute, ...passed));
}
