import type { EntityManager } from "@mikro-orm/postgresql";
import type { Meter } from "../../analytics/domain/question-words.js";
import type { ThresholdWindow } from "../domain/threshold-window.js";
import { ThresholdScope } from "../domain/threshold-words.js";
import { doubtOf, type DoubtsRow, METER_DOUBTS, METER_SUMS, type SumsRow, type UsedAmount } from "./used-amounts.js";

type FaceRow = SumsRow &
  DoubtsRow & {
    readonly project: string;
    readonly model: string;
    readonly feature: string;
    readonly key: string | null;
  };

export interface Watched {
  readonly scope: ThresholdScope;
  readonly subject: string | null;
  readonly meter: Meter;
}

/** What everything, a project, a model, a feature or a key used in a window: all of them from one reading. */
export async function selectUsedByEverybody(
  em: EntityManager,
  { start, end }: ThresholdWindow,
): Promise<(watched: Watched) => UsedAmount> {
  const rows = await em.execute<FaceRow[]>(
    `select d.project_id::text as project, d.model, d.feature, d.api_key_id::text as key, ${METER_SUMS}, ${METER_DOUBTS}
     from usage_by_day u join usage_dimensions d on d.id = u.dimension_id
     where u.day >= ?::date and u.day < ?::date group by 1, 2, 3, 4`,
    [start, end],
  );
  return (watched) => {
    const own = rows.filter((row) => isAbout(row, watched));
    return {
      used: own.reduce((sum, row) => sum + BigInt(row[watched.meter]), 0n),
      isAtLeast: own.some((row) => row[doubtOf(watched.meter)]),
    };
  };
}

function isAbout({ project, model, feature, key }: FaceRow, { scope, subject }: Watched): boolean {
  switch (scope) {
    case ThresholdScope.OVERALL:
      return true;
    case ThresholdScope.PROJECT:
      return project === subject;
    case ThresholdScope.MODEL:
      return model === subject;
    case ThresholdScope.FEATURE:
      return feature === subject;
    case ThresholdScope.KEY:
      return key === subject;
    case ThresholdScope.USER:
    case ThresholdScope.EACH_USER:
      throw new Error("App users are not told apart by dimensions.");
  }
}
