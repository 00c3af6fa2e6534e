import { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Member } from "../recost/member.js";

/** What a file's rows add up to, by a reader that is not ours. */
export interface ReadBack {
  readonly rows: number;
  readonly totalTokens: bigint;
  readonly costPicoUsd: bigint;
}

const READERS: Readonly<Record<string, string>> = {
  CSV: "read_csv('?', header = true)",
  JSONL: "read_json('?', format = 'newline_delimited')",
  PARQUET: "read_parquet('?')",
};

/** Fetches the file as a member does, and reads it with DuckDB, or a workbook with a library of spreadsheets. */
export async function readBack(
  url: string,
  member: Member,
  { id, format }: { id: string; format: string },
): Promise<ReadBack> {
  const folder = await mkdtemp(join(tmpdir(), "tokenledger-read-back-"));
  const path = join(folder, "export");
  try {
    const response = await fetch(`${url}/v1/exports/${id}`, { headers: { cookie: member.cookie } });
    if (!response.ok || response.body === null) throw new Error(`The file was refused: ${response.status}`);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
    const reader = READERS[format];
    return reader === undefined ? await readWorkbook(path) : await readByDuckDb(reader.replace("?", path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readByDuckDb(source: string): Promise<ReadBack> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  const answer = await connection.runAndReadAll(
    `select count(*)::varchar as rows, sum("totalTokens"::hugeint)::varchar as tokens,
       sum((cost::decimal(38, 12) * 1000000000000)::hugeint)::varchar as pico from ${source}`,
  );
  const [rows, tokens, pico] = answer.getRows()[0]?.map((cell) => BigInt(typeof cell === "string" ? cell : 0)) ?? [];
  connection.closeSync();
  database.closeSync();
  return { rows: Number(rows), totalTokens: tokens ?? 0n, costPicoUsd: pico ?? 0n };
}

/** A spreadsheet has 15 digits of each cost, which are all that one request has. */
async function readWorkbook(path: string): Promise<ReadBack> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, { sharedStrings: "ignore", styles: "ignore" });
  let [rows, totalTokens, costPicoUsd] = [0, 0n, 0n];
  let isFirst = true;
  for await (const sheet of workbook) {
    if (!isFirst) continue; // the sheet of totals
    isFirst = false;
    let names: readonly string[] = [];
    for await (const row of sheet) {
      if (names.length === 0) {
        names = Array.from({ length: row.cellCount + 1 }, (_, at) => (at === 0 ? "" : row.getCell(at).text));
        continue;
      }
      rows += 1;
      totalTokens += BigInt(Number(row.getCell(names.indexOf("totalTokens")).value ?? 0));
      costPicoUsd += BigInt(Math.round(Number(row.getCell(names.indexOf("cost")).value ?? 0) * 1e12));
    }
  }
  return { rows, totalTokens, costPicoUsd };
}
