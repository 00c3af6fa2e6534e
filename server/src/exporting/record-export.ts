import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit, type Actor } from "../access/audit.js";
import type { EventNarrowing } from "../analytics/domain/read-narrowing.js";
import type { UsageExportRequest } from "./export-request.js";
import type { StatisticExportRequest } from "./statistics/statistic-request.js";

/**
 * Written down before the first row leaves; one that is broken off was an export all the same.
 *
 * @param after its conditions, and how many rows it has
 */
export async function recordExport(em: EntityManager, actor: Actor, after: object): Promise<void> {
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
}: Pick<UsageExportRequest, "format" | "columns" | "costStates" | "narrow"> & { readonly filter: object }): object {
  return {
    format,
    columns: columns.join(" "),
    ...Object.fromEntries(statedOf(filter)),
    ...(costStates !== null && { costStates }),
    ...(narrow !== null && toldOfNarrowing(narrow)),
  };
}

/** What the audit log says of a screen that leaves. */
export function toldOfStatistic({
  filter,
  shape,
  statistic,
}: Pick<StatisticExportRequest, "filter" | "shape"> & { readonly statistic: object }): object {
  const columns = shape.columns.map(({ name }) => name).join(" ");
  return { ...statistic, format: shape.format, columns, ...Object.fromEntries(statedOf(filter)) };
}

const statedOf = (filter: object) =>
  Object.entries(filter).filter(([, condition]) => condition !== null && condition !== undefined);

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
