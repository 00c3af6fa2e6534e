import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRetentionOffice, type RetentionOffice } from "../retention/retention-office.js";

let office: RetentionOffice;

beforeAll(async () => {
  office = await openRetentionOffice();
  await office.record(["2025-02-03", "2025-02-28"]);
  await office.archive();
  await office.record(["2025-03-01", "2025-03-02", "2025-03-03"]);
}, 60_000);

afterAll(() => office.product.stop());

const SINCE = { archivedBefore: "2025-03-01T00:00:00.000Z", sums: "rows-in-this-file" };
const WHOLE_TIME = { from: "2025-02-01T00:00:00Z", to: "2025-04-01T00:00:00Z" };

async function fetchAtOnce(format: string, range: object = WHOLE_TIME): Promise<Response> {
  const query = new URLSearchParams({ ...range, format, footer: "1" });
  const response = await fetch(`${office.product.url}/v1/exports/usage?${query.toString()}`, {
    headers: office.headers,
  });
  expect(response.status).toBe(200);
  return response;
}

/** What each format tells at its end. */
const ENDS: Readonly<Record<string, (bytes: Buffer) => Promise<object>>> = {
  csv: async (bytes) => {
    const [last = ""] = bytes.toString().trimEnd().split("\r\n").slice(-1);
    return Object.fromEntries(
      last
        .replace("# ", "")
        .split(" ")
        .map((word) => word.split("=")),
    );
  },
  jsonl: async (bytes) => {
    const [last = ""] = bytes.toString().trimEnd().split("\n").slice(-1);
    return (JSON.parse(last) as { totals: object }).totals;
  },
  xlsx: async (bytes) => {
    const workbook = new ExcelJS.Workbook();
    // The library's types are of an older Node.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    const rows: [string, string][] = [];
    workbook.getWorksheet("Totals")?.eachRow((row) => rows.push([row.getCell(1).text, row.getCell(2).text]));
    return Object.fromEntries(rows);
  },
  parquet: async (bytes) => {
    const path = join(office.product.container.config.dataDir, "read-back.parquet");
    await writeFile(path, bytes);
    const database = await DuckDBInstance.create(":memory:");
    const connection = await database.connect();
    const answer = await connection.runAndReadAll(
      `select decode(value)::varchar as totals from parquet_kv_metadata('${path}') where decode(key) = 'totals'`,
    );
    const [totals] = answer.getRows()[0] ?? [];
    connection.closeSync();
    database.closeSync();
    return JSON.parse(typeof totals === "string" ? totals : "") as object;
  },
};

describe("a file whose range is archived in part", () => {
  test.each(Object.entries(ENDS))(
    "says so at the end of %s, and that its sums are of its rows",
    async (format, endOf) => {
      const response = await fetchAtOnce(format);
      expect(response.headers.get("Tokenledger-Archived-Before")).toBe(SINCE.archivedBefore);
      const end = (await endOf(Buffer.from(await response.arrayBuffer()))) as Record<string, unknown>;
      expect({ ...end, rows: Number(end["rows"]) }).toMatchObject({ rows: 3, ...SINCE });
    },
  );

  test("is told to be one by the export that a job wrote, in the list and in the file", async () => {
    const filter = `{ range: { from: "${WHOLE_TIME.from}", to: "${WHOLE_TIME.to}" } }`;
    const { answer } = await office.run(
      `mutation { startExport(filter: ${filter}, shape: { format: XLSX }) { id archivedBefore } }`,
    );
    const { id, ...waiting } = (answer as { startExport: { id: string } }).startExport;
    expect(waiting).toEqual({ archivedBefore: null });
    await office.job("exports");
    const listed = await office.run("{ exports(first: 1) { nodes { id state rowsDone archivedBefore } } }");
    const told = { id, state: "DONE", rowsDone: 3, archivedBefore: SINCE.archivedBefore };
    expect(listed.answer).toEqual({ exports: { nodes: [told] } });
    const file = await fetch(`${office.product.url}/v1/exports/${id}`, { headers: office.headers });
    expect(await ENDS["xlsx"]?.(Buffer.from(await file.arrayBuffer()))).toMatchObject({ rows: "3", ...SINCE });
  });
});

test("a file whose range has every request says nothing of archives", async () => {
  const response = await fetchAtOnce("jsonl", { from: "2025-03-01T00:00:00Z", to: "2025-04-01T00:00:00Z" });
  expect(response.headers.has("Tokenledger-Archived-Before")).toBe(false);
  expect(await response.text()).not.toContain("archivedBefore");
});

test("an export that waited until its range was cut off by archiving fails at once, and says why", async () => {
  const filter = '{ range: { from: "2025-03-01T10:07:00Z", to: "2025-04-01T00:00:00Z" } }';
  await office.run(`mutation { startExport(filter: ${filter}, shape: { format: CSV }) { id } }`);
  await office.archive();
  await office.job("exports");
  const { answer } = await office.run("{ exports(first: 1) { nodes { state failureCode error } } }");
  expect(answer).toMatchObject({
    exports: {
      nodes: [
        { state: "FAILED", failureCode: "ARCHIVED_RANGE", error: expect.stringContaining("2025-03 are archived") },
      ],
    },
  });
});
