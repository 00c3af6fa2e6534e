import { rename, rm } from "node:fs/promises";
import type { RowsFile } from "./rows-file.js";
import { writeExcel } from "./write-excel.js";
import { writeParquet } from "./write-parquet.js";

/** Makes the file of rows that are all written; text is it already. What another try left in its place is replaced. */
export async function finishFile(written: RowsFile): Promise<void> {
  await rm(written.path, { force: true });
  switch (written.shape.format) {
    case "csv":
    case "jsonl":
      return rename(written.rows, written.path);
    case "xlsx":
      await writeExcel(written);
      return rm(written.rows);
    case "parquet":
      await writeParquet(written);
      return rm(written.rows);
  }
}
