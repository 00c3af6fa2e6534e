import type { Statements } from "../core/statements.js";
import { ArchiveFailure } from "./archive-failure.js";
import type { ArchiveFigures } from "./domain/archive-figures.js";
import type { ArchivedFile } from "./store/archive-store.js";

/** `writing`: no finished file yet. `archived`: raw rows left the ledger, whether or not their table is dropped yet. */
export type ArchiveState = "writing" | "written" | "verified" | "archived" | "failed";

/** A row of `usage_archives`. */
export interface ArchiveRow {
  readonly id: number;
  /** First day in UTC, `2026-08-01`. */
  readonly month: string;
  /** 1, and one more for each time the month had new rows after it was archived. */
  readonly part: number;
  readonly state: ArchiveState;
  readonly objectKey: string | null;
  readonly schemaVersion: number | null;
  readonly figures: ArchiveFigures | null;
  readonly bytes: string | null;
  readonly sha256: string | null;
  readonly identitiesThrough: Date | null;
  readonly droppedAt: Date | null;
}

export const ARCHIVE_COLUMNS = `id, month::text as month, part, state, object_key as "objectKey", schema_version as "schemaVersion", figures,
  bytes::text as bytes, sha256, identities_through as "identitiesThrough", dropped_at as "droppedAt"`;

/** The file of an archive whose requests left the ledger. */
export function archivedFile({ objectKey, bytes, sha256 }: ArchiveRow): ArchivedFile {
  if (objectKey === null || bytes === null || sha256 === null) throw new ArchiveFailure("There is no finished file.");
  return { key: objectKey, expected: { bytes: Number(bytes), sha256 } };
}

/** The archive of a month that is not finished; made when there is none. */
export async function openPart(client: Statements, month: string): Promise<ArchiveRow> {
  const { rows } = await client.query<ArchiveRow>(
    `with unfinished as (
       select * from usage_archives where month = $1::date and state <> 'archived'
     ), made as (
       insert into usage_archives (month, part, state)
       select $1::date, coalesce(max(part), 0) + 1, 'writing' from usage_archives where month = $1::date
       having not exists (select from unfinished)
       returning *
     )
     select ${ARCHIVE_COLUMNS} from (select * from unfinished union all select * from made) as part`,
    [month],
  );
  return onlyRow(rows);
}

/** Archives whose rows left the ledger and whose table is still there. */
export async function unfinishedEnds(client: Statements): Promise<readonly ArchiveRow[]> {
  const { rows } = await client.query<ArchiveRow>(
    `select ${ARCHIVE_COLUMNS} from usage_archives where state = 'archived' and dropped_at is null order by month, part`,
  );
  return rows;
}

type Change = Readonly<Record<string, string | number | null>>;

/**
 * @param changed by column; the text `now()` is the database's clock
 * @returns the row as it is then
 */
export async function changeArchive(client: Statements, id: number, changed: Change): Promise<ArchiveRow> {
  const values: (string | number | null)[] = [];
  const places = Object.entries(changed).map(([column, value]) => {
    if (value === "now()") return `${column} = now()`;
    values.push(value);
    return `${column} = $${values.length + 1}`;
  });
  const { rows } = await client.query<ArchiveRow>(
    `update usage_archives set ${places.join(", ")} where id = $1 returning ${ARCHIVE_COLUMNS}`,
    [id, ...values],
  );
  return onlyRow(rows);
}

function onlyRow(rows: readonly ArchiveRow[]): ArchiveRow {
  const [row] = rows;
  if (row === undefined) throw new Error("an archive is not recorded");
  return row;
}
