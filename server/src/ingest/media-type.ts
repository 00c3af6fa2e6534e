import type { IncomingMessage } from "node:http";

/** Of the body, without its parameters; empty when it is not said. */
export function mediaType({ headers }: Pick<IncomingMessage, "headers">): string {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  return type.trim().toLowerCase();
}
