import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

const LEAST_VERSION = 150_000;
/** What docs/operations.md adds up; a server may open so many. */
const CONNECTIONS_PER_SERVER = 38;
/** For the operator's own sessions. */
const SPARE_CONNECTIONS = 10;
const GIB = 1024 ** 3;

interface DatabaseRow {
  readonly version: string;
  readonly number: number;
  readonly inRecovery: boolean;
  readonly readOnly: string;
  readonly encoding: string;
  readonly bytes: string;
}

export async function checkDatabase({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<DatabaseRow>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      pg_is_in_recovery() as "inRecovery", current_setting('default_transaction_read_only') as "readOnly",
      pg_encoding_to_char(encoding) as encoding, pg_database_size(oid)::text as bytes
    from pg_database where datname = current_database()`);
  const [row] = rows;
  if (row === undefined) return [];
  const findings: Finding[] = [versionFinding(row)];
  if (row.inRecovery || row.readOnly === "on") {
    findings.push(
      mustDo("writing", "The database only reads.", "Point DATABASE_URL at the primary, or make this one writable."),
    );
  }
  if (row.encoding !== "UTF8") {
    const says = `The database is encoded in ${row.encoding}.`;
    findings.push(mustDo("encoding", says, "Make a database with encoding UTF8 and restore a backup into it."));
  }
  return findings;
}

function versionFinding({ version, number, bytes }: DatabaseRow): Finding {
  const says = `PostgreSQL ${version.split(" ")[0] ?? version}, ${(Number(bytes) / GIB).toFixed(2)} GiB.`;
  if (number >= LEAST_VERSION) return fine("database", says);
  return mustDo("database", says, "Upgrade it to PostgreSQL 15 or later.");
}

/** An acknowledged event must survive a power cut. */
export async function checkDurability({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const names = ["fsync", "synchronous_commit", "full_page_writes"];
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name = any($1) order by name",
    [names],
  );
  const off = rows.filter(({ setting }) => setting === "off").map(({ name }) => name);
  if (off.length === 0) return [fine("durability", `${names.join(", ")} are on.`)];
  return [
    mustDo(
      "durability",
      `${off.join(", ")} ${off.length === 1 ? "is" : "are"} off: a power cut loses events that were acknowledged.`,
      `Set ${off.map((name) => `${name} = on`).join(", ")} on the database server.`,
    ),
  ];
}

interface ConnectionsRow {
  readonly most: number;
  readonly used: number;
}

/** The narrowest of what the server, the database and the role allow. */
export async function checkConnections({ client, servers }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<ConnectionsRow>(`
    select least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
        nullif(datconnlimit, -1), (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user)
      ) as most,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used
    from pg_database where datname = current_database()`);
  const { most, used } = rows[0] ?? { most: 0, used: 0 };
  const needed = CONNECTIONS_PER_SERVER * Math.max(servers, 1);
  const wanted = needed + CONNECTIONS_PER_SERVER + SPARE_CONNECTIONS;
  const says = `${most} connections may be open, ${used} are; ${Math.max(servers, 1)} servers may open ${needed}.`;
  const todo = `Raise max_connections (and limits of the database and the role) to ${wanted} at least.`;
  if (most < needed) return [mustDo("connections", says, todo)];
  if (most < wanted) return [lookAt("connections", `${says} A rolling restart needs ${wanted}.`, todo)];
  return [fine("connections", says)];
}
