import { sql } from "kysely";
import type { Question } from "../analytics/question.js";
import { rowPlaces } from "./row-places.js";

/** What a request says that it was about. */
export interface RequestNames {
  readonly noteId: string | null;
  readonly fingerprint: string | null;
}

/** Of requests by where their rows are, of which there are some thousand at most. */
export async function selectNames(
  { db }: Question,
  places: readonly string[],
): Promise<ReadonlyMap<string, RequestNames>> {
  if (places.length === 0) return new Map();
  const rows = await db
    .selectFrom("token_usage as e")
    .innerJoin(rowPlaces(places), (join) => join.onRef("p.at", "=", "e.created_at").onRef("p.id", "=", "e.id"))
    .select(["e.created_at", "e.id", "e.note_id"])
    .select(sql<string | null>`e.fingerprint`.as("fingerprint"))
    .execute();
  return new Map(
    rows.map((row) => [`${row.created_at}/${row.id}`, { noteId: row.note_id, fingerprint: row.fingerprint }]),
  );
}
