import type { ExportState } from "../../../lib/graphql/graphql";
import { isUnderWay } from "./export-progress";

interface Listed {
  id: string;
  state: ExportState;
}

/**
 * What is awaited and came to an end, by the newest exports, and what of it is not looked after any more: those, and
 * what is older than all of them, of which nobody will hear.
 */
export function awaitedEnds<One extends Listed>(ids: readonly string[], newest: readonly One[]) {
  const ended = newest.filter(({ id, state }) => ids.includes(id) && !isUnderWay(state));
  const oldest = Number(newest.at(-1)?.id ?? 0);
  const isOver = (id: string) => Number(id) < oldest || ended.some((one) => one.id === id);
  return { ended, over: ids.filter(isOver) };
}
