import type { PriceVersion } from "../../src/pricing/domain/price-version.js";
import { packagePrices } from "../../src/pricing/package-prices.js";
import type { PriceRow } from "../../src/pricing/price-row.js";
import { parseRates } from "../../src/pricing/stored-price.js";

/** The list that comes with the product as it will be stored, without a database: for tests and figures. */
export function packageVersions(rows: readonly PriceRow[] = packagePrices()): readonly PriceVersion[] {
  return rows.map((row, index) => {
    const { dailyFrom, dailyTo } = row;
    return {
      id: index + 1,
      listId: 1,
      projectId: null,
      provider: row.provider,
      model: row.model,
      position: row.position,
      match: row.match,
      serviceTier: row.serviceTier,
      card: parseRates(row.rates),
      effectiveFromMs: row.effectiveFrom === null ? null : Date.parse(row.effectiveFrom),
      effectiveToMs: row.effectiveTo === null ? null : Date.parse(row.effectiveTo),
      daily: dailyFrom === null || dailyTo === null ? null : { fromMs: timeMs(dailyFrom), toMs: timeMs(dailyTo) },
    };
  });
}

function timeMs(time: string): number {
  return Date.parse(`1970-01-01T${time}`);
}
