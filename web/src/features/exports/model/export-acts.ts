import type { Fault } from "../../../lib/graphql-fault";
import type { Export } from "../api/use-exports";
import { isUnderWay } from "./export-progress";

type Act = "download" | "cancel" | "retry";

/** What there is to do about an export, for who may. A lost file is asked for still: it may have come back. */
export function exportActs({ state, failureCode }: Pick<Export, "state" | "failureCode">): readonly Act[] {
  if (isUnderWay(state)) return ["cancel"];
  if (state !== "DONE") return ["retry"];
  return failureCode === "FILE_LOST" ? ["download", "retry"] : ["download"];
}

/** What of a download's fault is not on the card already, which says that a file is gone. */
export function untoldFault(
  { failureCode, error }: Pick<Export, "failureCode" | "error">,
  fault: Fault | null,
): Fault | null {
  const isTold = failureCode === "FILE_LOST" && fault?.kind === "unavailable" && fault.message === error;
  return isTold ? null : fault;
}
