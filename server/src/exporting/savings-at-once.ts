import { SAVINGS_COLUMN_KINDS } from "@tokenledger/model/export-columns";
import { refuseUnknown } from "../core/query-parameters.js";
import type { SavingsService } from "../savings/savings.service.js";
import type { FileAtOnce } from "./file-at-once.js";
import { FILE_SHAPE, readFileShape } from "./read-file-shape.js";
import { FILTER_LISTS, FILTER_TIMES, readFilter } from "./read-usage-export.js";
import { toldOfStatistic } from "./record-export.js";
import { savingsTable } from "./savings-table.js";
import { writeTable } from "./statistics/write-table.js";

/** The whole savings report, as it is kept for who looks at it. @throws AppError BAD_INPUT naming the parameter */
export function readSavingsAtOnce(query: URLSearchParams, savings: SavingsService): FileAtOnce {
  refuseUnknown(query, { single: [...FILE_SHAPE, ...FILTER_TIMES], repeated: FILTER_LISTS });
  const shape = readFileShape(query, SAVINGS_COLUMN_KINDS);
  const filter = readFilter(query);
  return {
    name: "savings",
    format: shape.format,
    told: toldOfStatistic({ filter, shape, statistic: { of: "savings" } }),
    write: async (context, path) => writeTable(savingsTable(await savings.report(context, filter)), shape, path),
  };
}
