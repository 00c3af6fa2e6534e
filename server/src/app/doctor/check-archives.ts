import { resolve } from "node:path";
import { manifestKey } from "../../retention/manifest.js";
import { SCRATCH } from "../../retention/store/folder-store.js";
import { openArchiveStore } from "../../retention/store/open-archive-store.js";
import { boundedStore } from "./bounded-store.js";
import { gib } from "./check-data-dir.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

const NAMES_TOLD = 3;

interface FileRow {
  /** `2026-08, part 1` */
  readonly name: string;
  readonly key: string;
  readonly bytes: string;
}

/** Whether every file that requests left for, and its manifest, is where it must be, and as long as it was; content is for verifying. */
export async function checkArchivedFiles({ client, config }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<FileRow>(
    `select to_char(month, 'YYYY-MM') || ', part ' || part as name, object_key as key, bytes::text as bytes
     from usage_archives where detached_at is not null order by month, part`,
  );
  if (rows.length === 0) return [fine("archives", "Nothing is archived yet.")];
  const store = boundedStore(await openArchiveStore(resolve(config.dataDir, "archives"), config.archiveS3));
  const wrong: string[] = [];
  for (const { name, key, bytes } of rows) {
    const isThere = String(await store.size(key)) === bytes && (await store.size(manifestKey(key))) !== null;
    if (!isThere) wrong.push(name);
  }
  if (wrong.length === 0) return [fine("archives", `${rows.length} archived files are there, as long as they were.`)];
  const told = `${wrong.slice(0, NAMES_TOLD).join("; ")}${wrong.length > NAMES_TOLD ? " …" : ""}`;
  const says = `${wrong.length} of ${rows.length} archived files or their manifests are missing or of another length: ${told}.`;
  const todo = "Put them back from the backup, under their names; nothing else has these requests.";
  return [mustDo("archives", says, todo)];
}

interface TroubleRow {
  readonly month: string;
  readonly failure: string;
  /** The file alone has its requests. */
  readonly isDropped: boolean;
}

/** What the last run and the last verification said. */
export async function checkArchiveTrouble({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<TroubleRow>(
    `select to_char(month, 'YYYY-MM') as month, failure, dropped_at is not null as "isDropped"
     from usage_archives where failure is not null order by month, part`,
  );
  const [first] = rows;
  if (first === undefined) return [];
  const says = `${rows.length} ${rows.length === 1 ? "month is" : "months are"} not archived as they must be; ${first.month}: ${first.failure}`;
  return [mustDo("archives", says, todoOf(rows))];
}

/** No run looks at a month again whose table is dropped. */
function todoOf(rows: readonly TroubleRow[]): string {
  const todo: string[] = [];
  if (rows.some(({ isDropped }) => !isDropped))
    todo.push("Remove the cause; the next nightly run tries again, or runRetention at once.");
  if (rows.some(({ isDropped }) => isDropped))
    todo.push("Put the file back from its backup and verify the month again.");
  return todo.join(" ");
}

/** A month is written as a whole before it leaves the database. */
export async function checkArchiveRoom({ client, config, surroundings }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ bytes: string | null }>(
    "select max(pg_total_relation_size(inhrelid))::text as bytes from pg_inherits where inhparent = 'token_usage'::regclass",
  );
  const largest = Number(rows[0]?.bytes ?? 0);
  const folder = resolve(config.dataDir, "archives", SCRATCH);
  const space = await surroundings.diskSpace(folder).catch(() => null); // made by the first start
  if (space === null || space.freeBytes >= largest) return [];
  const says = `The largest month has ${gib(largest)} GiB, and ${gib(space.freeBytes)} GiB are free in ${folder}.`;
  return [lookAt("archives", says, "Make room: a month that is archived is written there first.")];
}
