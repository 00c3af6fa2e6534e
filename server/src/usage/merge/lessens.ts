import { TAKES_AWAY } from "../active-users/user-blocks.js";
import { RANKED_COLUMNS } from "../domain/span-of-days.js";

const LESS = RANKED_COLUMNS.map((column) => `${column} < 0`).join(" or ");

/**
 * A difference that can make less of what an app user is ranked by, or end that it was active. It is merged after all
 * that was committed before it, so that a part of a day is never merged as more than the day, unless one like it waits.
 */
export const LESSENS = `coalesce(${TAKES_AWAY} or ${LESS}, false)`;
