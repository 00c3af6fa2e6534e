import type { Export } from "../api/use-exports";
import { isUnderWay } from "./export-progress";

type Act = "download" | "cancel" | "retry";

/** What there is to do about an export, for who may. A lost file is asked for still: it may have come back. */
export function exportActs({ state, failureCode }: Pick<Export, "state" | "failureCode">): readonly Act[] {
  if (isUnderWay(state)) return ["cancel"];
  if (state !== "DONE") return ["retry"];
  return failureCode === "FILE_LOST" ? ["download", "retry"] : ["download"];
}
