import { expect, test } from "vitest";
import { asStoreAway } from "../../retention/archive-failure.js";
import { failureOf } from "./export-failure.js";

/** As `execFile` rejects, with all that the process was started with in its message. */
const ofDuckDb = (stderr: string) =>
  Object.assign(new Error(`Command failed: node duckdb-process.js copy to 'no space left.parquet'\n${stderr}`), {
    code: 1,
    stderr,
  });

const ofSystem = (code: string) => Object.assign(new Error(`${code}: told by the system`), { code, syscall: "open" });

test.each([
  { name: "a full disk", error: ofSystem("ENOSPC"), code: "NO_ROOM" },
  {
    name: "a disk that is full for DuckDB",
    error: ofDuckDb('IO Error: Could not write file "export-7.parquet": No space left on device'),
    code: "NO_ROOM",
  },
  {
    name: "no room for what DuckDB does not keep in memory",
    error: ofDuckDb("Out of Memory Error: failed to offload data block (max_temp_directory_size)"),
    code: "NO_ROOM",
  },
  { name: "anything else of DuckDB", error: ofDuckDb("Invalid Input Error: Malformed JSON"), code: "NOT_WRITTEN" },
  { name: "a folder of the store that is away", error: asStoreAway(ofSystem("ENOENT")), code: "STORE_AWAY" },
  { name: "a disk of the store that is broken", error: asStoreAway(ofSystem("EIO")), code: "STORE_AWAY" },
  { name: "another folder that refuses", error: ofSystem("EACCES"), code: "NOT_WRITTEN" },
])("$name is told by $code", ({ error, code }) => {
  expect(failureOf(error).code).toBe(code);
});

test("a store that a folder is tells the system's words, as far as an administrator can act on them", () => {
  expect(failureOf(asStoreAway(ofSystem("EROFS"))).message).toBe("The archive store refuses to be written or read.");
  expect(failureOf(asStoreAway(ofSystem("EIO"))).message).toBe("The archive store does not work (EIO).");
});
