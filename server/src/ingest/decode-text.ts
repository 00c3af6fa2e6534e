import { isUtf8 } from "node:buffer";
import { HttpError } from "./http-error.js";

const BYTE_ORDER_MARK = "\uFEFF";

/** @throws HttpError 400 for what is no UTF-8 */
export function decodeText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new HttpError(400, "The body is not valid UTF-8.");
  const text = bytes.toString("utf8");
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
