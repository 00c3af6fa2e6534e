import { parse } from "csv-parse/sync";
import { ImportError } from "../import-error.js";
import { malformed, NOTHING, type EventDefaults, type LineParser, type ParsedLine } from "./parsed-line.js";

const COLUMNS = { time: "TIMESTAMP", input: "ContextTokens", output: "GeneratedTokens" } as const;
/** `2023-11-16 18:17:03.9799600`, or with an offset as in later traces of the same series. */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?$/;

interface ColumnPositions {
  readonly time: number;
  readonly input: number;
  readonly output: number;
}

/**
 * Rows of an Azure LLM inference trace. They name neither provider nor model, so both must be given.
 * Times without a zone are UTC, and digits beyond the millisecond are cut.
 *
 * The parser throws an `ImportError` at the first line if that is no header of such a trace.
 */
export function azureParser(defaults: EventDefaults): LineParser {
  let positions: ColumnPositions | null = null;
  return (line) => {
    if (line.trim() === "") return NOTHING;
    const cells = readCells(line);
    if (positions === null) {
      positions = findColumns(cells ?? []);
      return NOTHING;
    }
    if (cells === null) return malformed("This line is not CSV.");
    return readRow(cells, positions, defaults);
  };
}

/** One line at a time, so that a stray quote spoils its own line and not the rest of the file. */
function readCells(line: string): readonly string[] | null {
  try {
    return parse(line, { relax_column_count: true, trim: true })[0] ?? [];
  } catch {
    return null; // the caller reports the line
  }
}

function findColumns(header: readonly string[]): ColumnPositions {
  const names = header.map((name) => name.toLowerCase());
  const positionOf = (name: string) => names.indexOf(name.toLowerCase());
  const positions = {
    time: positionOf(COLUMNS.time),
    input: positionOf(COLUMNS.input),
    output: positionOf(COLUMNS.output),
  };
  if (Object.values(positions).includes(-1)) {
    throw new ImportError(`The first line must name the columns ${Object.values(COLUMNS).join(", ")}.`);
  }
  return positions;
}

function readRow(cells: readonly string[], positions: ColumnPositions, defaults: EventDefaults): ParsedLine {
  const time = readTime(cells[positions.time] ?? "");
  if (time === null) return malformed(`${COLUMNS.time}: expected a time such as 2023-11-16 18:17:03.9799600.`);
  const inputTokens = readCount(cells[positions.input] ?? "");
  if (inputTokens === null) return malformed(`${COLUMNS.input}: expected a whole number of 0 or more.`);
  const outputTokens = readCount(cells[positions.output] ?? "");
  if (outputTokens === null) return malformed(`${COLUMNS.output}: expected a whole number of 0 or more.`);
  return {
    kind: "event",
    event: {
      time,
      provider: defaults.provider,
      model: defaults.model,
      ...(defaults.feature === null ? {} : { feature: defaults.feature }),
      inputTokens,
      outputTokens,
    },
  };
}

/** Null for a time that does not exist; the door checks the calendar again. */
function readTime(cell: string): string | null {
  const match = TIMESTAMP.exec(cell);
  if (match === null) return null;
  const [, date = "", clock = "", fraction = "", zone = "Z"] = match;
  const text = `${date}T${clock}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

function readCount(cell: string): number | null {
  if (!/^\d+$/.test(cell)) return null;
  const count = Number(cell);
  return Number.isSafeInteger(count) ? count : null;
}
