import type { EntityManager } from "@mikro-orm/postgresql";
import type { Page } from "../../core/page.js";
import type { PageRequest } from "../../core/page-in-memory.js";
import { readSettings } from "../../core/settings.js";
import type { RequestContext } from "../request-context.js";
import { auditEntries, countAuditEntries } from "./audit-entries.query.js";
import type { AuditEntry } from "./audit-entry.js";
import { type AuditFilterOptions, auditFilterOptions } from "./audit-filter-options.query.js";
import { readAuditFilter, type AuditFilter, type AuditFilterRequest } from "./audit-filter.js";
import { inSnapshot } from "./in-snapshot.js";

export interface AuditPage extends Page<AuditEntry> {
  readonly totalCount: number;
}

/** A page of entries, newest first, and how many there are, of one snapshot. */
export function listAudit(
  context: Pick<RequestContext, "em" | "clock">,
  request: AuditFilterRequest,
  page: PageRequest,
): Promise<AuditPage> {
  return inSnapshot(context.em, async (db, fork) => {
    const filter = await readFilterNow(fork, request, context.clock());
    return { ...(await auditEntries(db, filter, page)), totalCount: await countAuditEntries(db, filter) };
  });
}

export function listAuditOptions({ em }: Pick<RequestContext, "em">): Promise<AuditFilterOptions> {
  return inSnapshot(em, auditFilterOptions);
}

/** Days are those of the reporting timezone. */
export async function readFilterNow(em: EntityManager, request: AuditFilterRequest, now: Date): Promise<AuditFilter> {
  const { reportingTimezone: timezone, weekStart } = await readSettings(em);
  return readAuditFilter(request, { now, timezone, weekStart });
}
