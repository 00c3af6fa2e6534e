import type { ExportsQuery } from "../../../lib/graphql/graphql";
import { useListedJobs } from "../../../lib/use-listed-jobs";
import { isUnderWay } from "../model/export-progress";
import { EXPORTS } from "./exports-query";

type ExportPage = ExportsQuery["exports"];
export type Export = ExportPage["nodes"][number];

/** Newest first; looked at again and again while one is under way. @param isLookedAt somebody else on the page does so */
export function useExports(isLookedAt = false) {
  return useListedJobs({
    document: EXPORTS,
    pageOf: (data) => data.exports,
    join: (before, { exports: more }) => ({ exports: { ...more, nodes: [...before.exports.nodes, ...more.nodes] } }),
    isLookedAt,
    isMoving: ({ nodes }) => nodes.some(({ state }) => isUnderWay(state)),
  });
}
