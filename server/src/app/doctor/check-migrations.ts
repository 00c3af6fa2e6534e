import { MIGRATION_NAMES } from "../orm.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

/** Where the schema stands against this release. */
export interface SchemaPlace {
  /** Migrations of this release that the database has not seen. */
  readonly behind: readonly string[];
  /** Those of the database that this release does not know. */
  readonly ahead: readonly string[];
  readonly isEmpty: boolean;
}

export async function readSchemaPlace(client: ReachedPatient["client"]): Promise<SchemaPlace> {
  const { rows: tables } = await client.query<{ exists: boolean }>(
    "select to_regclass('migrations') is not null as exists",
  );
  if (tables[0]?.exists !== true) return { behind: MIGRATION_NAMES, ahead: [], isEmpty: true };
  const { rows } = await client.query<{ name: string }>("select name from migrations order by id");
  const applied = new Set(rows.map(({ name }) => name));
  const known = new Set(MIGRATION_NAMES);
  return {
    behind: MIGRATION_NAMES.filter((name) => !applied.has(name)),
    ahead: [...applied].filter((name) => !known.has(name)),
    isEmpty: false,
  };
}

export function migrationsFinding({ behind, ahead, isEmpty }: SchemaPlace): Finding {
  if (isEmpty) {
    return mustDo(
      "migrations",
      "The database is empty.",
      "Start the server once: it makes the schema and prints a sign-in.",
    );
  }
  if (behind.length > 0) {
    return mustDo(
      "migrations",
      `The database misses ${behind.length} migrations of this release (${behind.join(", ")}).`,
      "Back up (npm run backup), then start one server of this release: it migrates.",
    );
  }
  if (ahead.length > 0) {
    return lookAt(
      "migrations",
      `A newer release has migrated the database (${ahead.join(", ")}).`,
      "Replace this release by that one; until then both work together.",
    );
  }
  return fine("migrations", `All ${MIGRATION_NAMES.length} are applied.`);
}
