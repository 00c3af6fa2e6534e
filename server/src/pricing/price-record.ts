import type { EntityManager } from "@mikro-orm/postgresql";
import type { PriceVersion } from "./domain/price-version.js";
import { toVersion, VERSION_COLUMNS, type VersionRow } from "./load-price-versions.js";

/** A price version with where it is from: what is shown of it, and what computing does not need. */
export interface PriceRecord {
  readonly version: PriceVersion;
  readonly source: string;
  readonly sourceUrl: string | null;
  /** ISO date. */
  readonly checkedOn: string;
  readonly note: string | null;
  readonly createdAt: Date;
  /** E-mail of the member; null for prices of a list. */
  readonly createdBy: string | null;
  readonly retiredAt: Date | null;
}

type RecordRow = VersionRow & {
  readonly source: string;
  readonly source_url: string | null;
  readonly checked_on: string;
  readonly note: string | null;
  readonly created_ms: number;
  readonly created_by: string | null;
  readonly retired_ms: number | null;
};

/** @param condition SQL about `prices p`; whatever it lets through, retired prices and those of any list too */
export async function loadPriceRecords(
  em: EntityManager,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly PriceRecord[]> {
  const rows = await em.execute<RecordRow[]>(
    `select ${VERSION_COLUMNS}, p.source, p.source_url, p.checked_on::text as checked_on, p.note,
            extract(epoch from p.created_at)::float8 * 1000 as created_ms,
            extract(epoch from p.retired_at)::float8 * 1000 as retired_ms,
            m.email as created_by
     from prices p left join members m on m.id = p.created_by
     where ${condition}
     order by p.provider, p.position, p.id`,
    [...parameters],
  );
  return rows.map((row) => ({
    version: toVersion(row),
    source: row.source,
    sourceUrl: row.source_url,
    checkedOn: row.checked_on,
    note: row.note,
    createdAt: new Date(row.created_ms),
    createdBy: row.created_by,
    retiredAt: row.retired_ms === null ? null : new Date(row.retired_ms),
  }));
}
