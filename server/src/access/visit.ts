import { BACKGROUND_VISIT, VISIT_HEADER } from "@tokenledger/model/background-visit";
import type { IncomingHttpHeaders } from "node:http";

/** An open socket that is looked after, and what a page asks by itself, is not somebody who uses the console. */
export type Visit = "use" | "check";

/** Whatever else a client says of its visit is a use. */
export function visitOf(headers: IncomingHttpHeaders): Visit {
  return headers[VISIT_HEADER.toLowerCase()] === BACKGROUND_VISIT ? "check" : "use";
}
