import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit, type Actor } from "../access/audit.js";
import type { EventNarrowing } from "../analytics/domain/read-narrowing.js";
import type { ExportTotals } from "./domain/export-totals.js";
import type { UsageExportRequest } from "./export-request.js";

/** Written down before the first row leaves; one that is broken off was an export all the same. */
export async function recordExport(
  em: EntityManager,
  actor: Actor,
  { request, totals }: { readonly request: UsageExportRequest; readonly totals: ExportTotals },
): Promise<void> {
  const after = { ...toldOf(request), rows: totals.rows };
  await em
    .fork()
    .transactional((transaction) =>
      recordAudit(transaction, actor, { action: "usage.export", target: { kind: "usage", id: null }, after }),
    );
}

/** What the audit log says of a request. */
export function toldOf({
  format,
  columns,
  filter,
  costStates,
  narrow,
}: Pick<UsageExportRequest, "format" | "columns" | "filter" | "costStates" | "narrow">): object {
  const stated = Object.entries(filter).filter(([, condition]) => condition !== null && condition !== undefined);
  return {
    format,
    columns: columns.join(" "),
    ...Object.fromEntries(stated),
    ...(costStates !== null && { costStates }),
    ...(narrow !== null && toldOfNarrowing(narrow)),
  };
}

/** Names of notes and what was searched for may name a person: that they were given is told, not what they are. */
function toldOfNarrowing({ noteIds, fingerprints, search, ...bounds }: EventNarrowing): object {
  const stated = Object.entries(bounds).filter(([, bound]) => bound !== null);
  return {
    ...Object.fromEntries(stated.map(([name, bound]) => [name, String(bound)])),
    ...(noteIds !== null && { noteIds: noteIds.length }),
    ...(fingerprints !== null && { fingerprints: fingerprints.length }),
    ...(search !== null && { search: true }),
  };
}
