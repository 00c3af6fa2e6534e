import { DuckDBInstance } from "@duckdb/node-api";
import { pico, type PicoUsd } from "@tokenledger/model/money";
import ExcelJS from "exceljs";

export interface ReadBack {
  readonly rows: number;
  readonly inputTokens: number;
  readonly cost: PicoUsd;
  readonly noteIds: readonly (string | null)[];
}

/** By DuckDB, whichever format it reads by itself. */
export async function readByDuckDb(path: string, reader: string): Promise<ReadBack> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  const answer = await connection.runAndReadAll(
    `select count(*) as rows, sum("inputTokens") as tokens, sum(cast(cost as decimal(38, 12)) * 1000000000000)::hugeint::varchar as pico,
       list("noteId" order by "eventId") as notes from ${reader.replace("?", `'${path}'`)}`,
  );
  const [row] = answer.getRowObjectsJson();
  connection.closeSync();
  database.closeSync();
  return {
    rows: Number(row?.["rows"]),
    inputTokens: Number(row?.["tokens"]),
    cost: pico(BigInt(row?.["pico"] as string)),
    noteIds: row?.["notes"] as (string | null)[],
  };
}

/** By a library of spreadsheets, which also says whether a cell is a formula. */
export async function readByExcelJs(
  bytes: Buffer,
): Promise<ReadBack & { readonly formulas: number; readonly sheets: string[] }> {
  const workbook = new ExcelJS.Workbook();
  // The library's types are of an older Node.
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet("Requests");
  if (sheet === undefined) throw new Error("there is no sheet of requests");
  const names = (sheet.getRow(1).values as string[]).map(String);
  const at = (name: string) => names.indexOf(name);
  let [inputTokens, cost, formulas] = [0, 0n, 0];
  const notes: [string, string | null][] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    row.eachCell((cell) => (formulas += cell.type === ExcelJS.ValueType.Formula ? 1 : 0));
    inputTokens += Number(row.getCell(at("inputTokens")).value);
    cost += BigInt(Math.round(Number(row.getCell(at("cost")).value ?? 0) * 1e12));
    notes.push([row.getCell(at("eventId")).text, row.getCell(at("noteId")).value as string | null]);
  });
  return {
    rows: notes.length,
    inputTokens,
    cost: pico(cost),
    noteIds: notes.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note),
    formulas,
    sheets: workbook.worksheets.map(({ name }) => name),
  };
}
