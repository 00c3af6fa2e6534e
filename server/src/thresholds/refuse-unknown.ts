import type { Statements } from "../core/statements.js";
import { AppError } from "../core/errors.js";
import type { ThresholdContent } from "./domain/threshold-content.js";
import { ThresholdScope } from "./domain/threshold-words.js";

/** Where a subject has to be found by its id. Models and features are names: they may be used tomorrow for the first time. */
const SUBJECTS: Partial<Record<ThresholdScope, { readonly kind: string; readonly sql: string }>> = {
  [ThresholdScope.USER]: {
    kind: "an app user who was not erased",
    sql: "select 1 from app_users where id = $1 and erased_at is null",
  },
  [ThresholdScope.PROJECT]: { kind: "a project", sql: "select 1 from projects where id = $1" },
  [ThresholdScope.KEY]: { kind: "an API key", sql: "select 1 from api_keys where id = $1" },
};

/** @throws AppError BAD_INPUT naming `subject` */
export async function refuseUnknownSubject(
  client: Statements,
  { scope, subject }: Pick<ThresholdContent, "scope" | "subject">,
): Promise<void> {
  const known = SUBJECTS[scope];
  if (known === undefined) return;
  const { rowCount } = await client.query(known.sql, [subject]);
  if (rowCount === 0) throw AppError.badInput("subject", `the id of ${known.kind}`, subject);
}

/** @throws AppError BAD_INPUT naming `channelIds` */
export async function refuseUnknownChannels(client: Statements, ids: readonly number[]): Promise<void> {
  const known = await keptChannels(client, ids);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) throw AppError.badInput("channelIds", "channels that there are", unknown.map(String));
}

/** Those that were not deleted, and are not before this transaction ends. */
export async function keptChannels(client: Statements, ids: readonly number[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    "select id from alert_channels where id = any($1::int[]) and deleted_at is null order by id for share",
    [ids],
  );
  return rows.map(({ id }) => id);
}
