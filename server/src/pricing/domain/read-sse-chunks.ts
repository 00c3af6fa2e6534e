import { AppError } from "../../core/errors.js";
import { findJsonFault } from "./find-json-fault.js";
import { parseJsonAt } from "./parse-json-at.js";
import type { Fields } from "./read-count.js";

/** The fields of server-sent events, and comments. */
export const SSE_LINE = /^(?:data|event|id|retry)?:/;

const DATA = "data:";
/** What OpenAI, and all that speak its language, send after the last chunk. */
const DONE = "[DONE]";

/**
 * The JSON objects that the events of an SSE stream carry. The data of one event may stand in several lines.
 *
 * @throws AppError BAD_INPUT naming line and column
 */
export function readSseChunks(text: string): Fields[] {
  const chunks: Fields[] = [];
  let data: string[] = [];
  let firstLine = 1;
  const close = () => {
    const event = data.join("\n");
    data = [];
    if (event.trim() !== "" && event.trim() !== DONE) {
      chunks.push(parseJsonAt(event, { line: firstLine, column: DATA.length + 1 }));
    }
  };
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const fresh = line.trimStart(); // pasted text may be indented
    if (fresh === "") return close();
    if (!SSE_LINE.test(fresh)) {
      throw AppError.badInput("usage", `an SSE line such as data: {…} in line ${index + 1}`, line);
    }
    if (!fresh.startsWith(DATA)) return;
    // Where the empty lines between events were lost, a first line that is whole is an event of its own. To ask it of
    // more lines would take a time that grows with the square of the text.
    if (data.length === 1 && isWhole(data)) close();
    if (data.length === 0) firstLine = index + 1;
    data.push(fresh.slice(DATA.length));
  });
  close();
  return chunks;
}

function isWhole([event = ""]: readonly string[]): boolean {
  return event.trim() === DONE || findJsonFault(event) === null;
}
