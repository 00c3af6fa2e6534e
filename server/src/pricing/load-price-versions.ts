import type { EntityManager } from "@mikro-orm/postgresql";
import { setImmediate } from "node:timers/promises";
import { PACKAGE_SOURCE, PACKAGE_SOURCE_PREFIX } from "./package-providers.js";
import { parseMatch, parseRates } from "./stored-price.js";
import type { PriceVersion } from "./domain/price-version.js";

const ROWS_AT_A_TIME = 100;

interface VersionRow {
  readonly id: number;
  readonly provider: string;
  readonly model: string;
  readonly position: number;
  readonly match: string;
  readonly rates: string;
  readonly from_ms: number | null;
  readonly to_ms: number | null;
  readonly daily_from_ms: number | null;
  readonly daily_to_ms: number | null;
}

/** Every price that applies to new events, in order of precedence; earlier versions of the package are history. */
export async function loadPriceVersions(em: EntityManager): Promise<readonly PriceVersion[]> {
  const rows = await em.execute<VersionRow[]>(
    `select id, provider, model, position, match::text as match, rates::text as rates,
            extract(epoch from effective_from)::float8 * 1000 as from_ms,
            extract(epoch from effective_to)::float8 * 1000 as to_ms,
            extract(epoch from daily_from)::float8 * 1000 as daily_from_ms,
            extract(epoch from daily_to)::float8 * 1000 as daily_to_ms
     from prices
     where source = ? or not starts_with(source, ?)
     order by provider, position, id`,
    [PACKAGE_SOURCE, PACKAGE_SOURCE_PREFIX],
  );
  const versions: PriceVersion[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
    versions.push(...rows.slice(from, from + ROWS_AT_A_TIME).map(toVersion));
    await setImmediate(); // a list is also read while requests are answered
  }
  return versions;
}

function toVersion(row: VersionRow): PriceVersion {
  const { daily_from_ms: dailyFrom, daily_to_ms: dailyTo } = row;
  return {
    id: row.id,
    provider: row.provider,
    model: row.model,
    position: row.position,
    match: parseMatch(JSON.parse(row.match)),
    card: parseRates(JSON.parse(row.rates)),
    effectiveFromMs: row.from_ms,
    effectiveToMs: row.to_ms,
    daily: dailyFrom === null || dailyTo === null ? null : { fromMs: dailyFrom, toMs: dailyTo },
  };
}
