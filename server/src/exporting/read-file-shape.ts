import type { ColumnKind } from "@tokenledger/model/export-columns";
import { AppError } from "../core/errors.js";
import { readChoice, readFlag } from "../core/query-parameters.js";
import { EXPORT_FORMATS } from "./export-request.js";
import type { FileColumn, FileShape } from "./file-shape.js";

/** What a query string says of how a file is written. */
export const FILE_SHAPE = ["format", "columns", "bom", "footer"];

/** @throws AppError BAD_INPUT naming the parameter */
export function readFileShape(query: URLSearchParams, kinds: Readonly<Record<string, ColumnKind>>): FileShape {
  return {
    format: readChoice(query, "format", EXPORT_FORMATS),
    columns: readColumns(query.get("columns"), kinds),
    bom: readFlag(query, "bom"),
    footer: readFlag(query, "footer"),
  };
}

/** In the order of the file, whatever order they are given in. */
function readColumns(given: string | null, kinds: Readonly<Record<string, ColumnKind>>): readonly FileColumn[] {
  const all = Object.entries(kinds).map(([name, kind]) => ({ name, kind }));
  if (given === null || given === "") return all;
  const names = given.split(",");
  const unknown = names.find((name) => !Object.hasOwn(kinds, name));
  if (unknown !== undefined) throw AppError.badInput("columns", `some of ${Object.keys(kinds).join(",")}`, unknown);
  return all.filter(({ name }) => names.includes(name));
}
