import type { RecostsQuery } from "../../../lib/graphql/graphql";
import { useListedJobs } from "../../../lib/use-listed-jobs";
import { isUnderWay } from "../model/recost-state";
import { RECOSTS } from "./recosts-query";

type RecostPage = RecostsQuery["recosts"];
export type Recost = RecostPage["nodes"][number];

/** Past and running re-costs, newest first; looked at again and again while one is under way. */
export function useRecosts() {
  return useListedJobs({
    document: RECOSTS,
    pageOf: (data) => data.recosts,
    join: (before, { recosts: more }) => ({ recosts: { ...more, nodes: [...before.recosts.nodes, ...more.nodes] } }),
    isMoving: ({ nodes }) => nodes.some(({ state }) => isUnderWay(state)),
  });
}
