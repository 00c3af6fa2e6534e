import type { Statements } from "../core/statements.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { typedToDelete } from "./domain/typed-to-delete.js";
import { inThresholdChange } from "./in-threshold-change.js";
import { type HeldThreshold, holdThreshold, refuseDeleted, type SeenThreshold } from "./threshold-state.js";
import { writeThreshold } from "./write-threshold.js";

/**
 * Ends a threshold; its alerts stay. `undoThreshold` brings it back.
 *
 * @throws AppError BAD_INPUT naming `name` when it has alerts and something else was typed; NOT_FOUND; CONFLICT when
 *   somebody changed it since
 */
export function deleteThreshold(
  context: RequestContext,
  { name, ...seen }: SeenThreshold & { readonly name: string | null },
): Promise<void> {
  return inThresholdChange(context.em, async (client) => {
    const before = await holdThreshold(client, seen);
    refuseDeleted(before);
    await refuseMistyped(client, before, name);
    const act = { action: "threshold.delete", after: { content: before.content, isDeleted: true } } as const;
    await writeThreshold(client, context, { before, act });
  });
}

async function refuseMistyped(
  client: Statements,
  { id, content, label }: HeldThreshold,
  typed: string | null,
): Promise<void> {
  const expected = typedToDelete({ id, name: content.name, label });
  if (typed?.trim() === expected) return;
  const { rowCount } = await client.query("select 1 from usage_alerts where threshold_id = $1 limit 1", [id]);
  if (rowCount === 0) return;
  throw AppError.badInput("name", `${JSON.stringify(expected)}, because it has alerts`, typed);
}
