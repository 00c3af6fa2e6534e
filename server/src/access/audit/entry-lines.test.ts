import { parse } from "csv-parse/sync";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { AuditEntry } from "./audit-entry.js";
import { entryLines } from "./entry-lines.js";

function entry(told: Partial<AuditEntry>): AuditEntry {
  return {
    id: "1",
    at: new Date("2026-11-23T05:07:00.123Z"),
    actorKind: "MEMBER",
    actor: "mina@example.com",
    action: "discount.create",
    targetKind: "discount",
    targetId: "7",
    targetName: null,
    changes: [{ field: "factor", before: null, after: "-5" }],
    reason: null,
    address: "10.0.0.1",
    ...told,
  };
}

async function write(entries: readonly AuditEntry[], format: "csv" | "jsonl", bom = false): Promise<string> {
  return (await buffer(Readable.from(entries).pipe(entryLines({ format, bom })))).toString();
}

const read = (csv: string) => parse<Record<string, string>>(csv, { columns: true });

describe("the audit log as CSV", () => {
  test("has one line of names and one for each entry, ending as spreadsheets expect", async () => {
    expect(await write([entry({})], "csv")).toBe(
      "id,at,actorKind,actor,action,targetKind,targetId,targetName,changes,reason,address\r\n" +
        '1,2026-11-23T05:07:00.123Z,MEMBER,mina@example.com,discount.create,discount,7,,"[{""field"":""factor"",""before"":null,""after"":""-5""}]",,10.0.0.1\r\n',
    );
  });

  test("of no entries is the line of names", async () => {
    expect(read(await write([], "csv"))).toEqual([]);
    expect(await write([], "csv")).toMatch(/^id,at,.*\r\n$/);
  });

  test.each(["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])(
    "begins no cell with %j, which a spreadsheet would compute",
    async (first) => {
      const formula = `${first}HYPERLINK("http://x","y")`;
      const [line] = read(await write([entry({ actor: formula, targetName: formula, reason: formula })], "csv"));
      expect([line?.["actor"], line?.["targetName"], line?.["reason"]]).toEqual(Array(3).fill(`'${formula}`));
    },
  );

  test.each(["=cmd|' /C calc'!A0", "+82 10 1234 5678", "-5", "-5+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0"])(
    "keeps %j as text",
    async (reason) => {
      expect(read(await write([entry({ reason })], "csv"))[0]?.["reason"]).toBe(`'${reason}`);
    },
  );

  test.each([
    'He said "no", twice',
    "two\nlines\r\nand three",
    '쉼표, 따옴표 " 그리고 줄\n바꿈',
    "a;b|c\td",
    `","=cmd|'/C calc'!A0`,
    "'quoted'",
    "5 - 3 = 2",
    "  blanks around  ",
    "0012",
    "\\",
    "🙂",
  ])("gives %j back as it was", async (reason) => {
    const [line, ...others] = read(await write([entry({ reason, targetName: reason })], "csv"));
    expect([line?.["reason"], line?.["targetName"], others]).toEqual([reason, reason, []]);
  });

  test("leaves numbers what they are, below zero too", async () => {
    const [line] = read(await write([entry({})], "csv"));
    expect(JSON.parse(line?.["changes"] ?? "")).toEqual([{ field: "factor", before: null, after: "-5" }]);
  });

  test("begins with a mark of its encoding only where that is asked for", async () => {
    expect((await write([entry({})], "csv", true)).charCodeAt(0)).toBe(0xfeff);
    expect((await write([entry({})], "csv")).charCodeAt(0)).toBe("i".charCodeAt(0));
  });
});

test("the audit log as JSON has one object a line, and nothing else", async () => {
  const entries = [entry({ reason: "=1+1\n둘" }), entry({ id: "2", changes: [] })];
  const lines = (await write(entries, "jsonl", true)).split("\n");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
    entries.map((told) => ({ ...told, at: told.at.toJSON() })),
  );
});
