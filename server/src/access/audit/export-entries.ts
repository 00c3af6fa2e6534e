import type { EntityManager } from "@mikro-orm/postgresql";
import type { Page } from "../../core/page.js";
import type { PageRequest } from "../../core/page-in-memory.js";
import { recordAudit, type Actor } from "../audit.js";
import { auditEntries, MAX_ENTRIES } from "./audit-entries.query.js";
import type { AuditEntry } from "./audit-entry.js";
import type { AuditFilter } from "./audit-filter.js";
import { inSnapshot } from "./in-snapshot.js";
import type { ExportRequest } from "./read-export-request.js";

/** Written down before the first entry leaves; one that is broken off was an export all the same. */
export async function recordExport(em: EntityManager, actor: Actor, { format, filter }: ExportRequest): Promise<void> {
  const after = { format, ...filter };
  await em
    .fork()
    .transactional((transaction) =>
      recordAudit(transaction, actor, { action: "audit.export", target: { kind: "audit", id: null }, after }),
    );
}

/**
 * Every entry that a filter means, newest first, in pages of their own: nothing of it waits in memory, and no
 * connection is held while a reader is slow. Entries that are written meanwhile are newer, and left out.
 *
 * @param mayGoOn asked before each page; rejects when whoever reads may do so no longer
 */
export async function* exportEntries(
  em: EntityManager,
  filter: AuditFilter,
  mayGoOn: () => Promise<void>,
): AsyncGenerator<AuditEntry> {
  let after: string | null = null;
  do {
    await mayGoOn();
    const page: PageRequest = { first: MAX_ENTRIES, after };
    const { nodes, pageInfo }: Page<AuditEntry> = await inSnapshot(em, (db) => auditEntries(db, filter, page));
    // One by one: an array takes no error, and a reader who goes away is told as one.
    for (const node of nodes) yield node;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}
