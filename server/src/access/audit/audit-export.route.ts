import type { EntityManager } from "@mikro-orm/postgresql";
import { type Request, type Response, Router } from "express";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import { AppError } from "../../core/errors.js";
import { isReaderGone } from "../../core/is-reader-gone.js";
import { Permission } from "../permission.js";
import { refuseForeignPage } from "../refuse-foreign-page.js";
import type { ViewerFinder } from "../viewer-of-request.js";
import type { MemberViewer, Viewer } from "../viewer.js";
import type { AuditEntry } from "./audit-entry.js";
import { readFilterNow } from "./audit.query.js";
import { entryLines, MEDIA_TYPES } from "./entry-lines.js";
import { exportEntries, recordExport } from "./export-entries.js";
import { readExportRequest } from "./read-export-request.js";

const PATH = "/v1/audit";

interface AuditExportParts {
  readonly orm: { readonly em: EntityManager };
  readonly viewers: ViewerFinder;
  /** Looks up who comes. @throws AppError with when to try again for who guesses */
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** @throws AppError with when to try again for who exports again and again */
  readonly countExport: (viewer: Viewer) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the client. */
  readonly addressOf: (req: IncomingMessage) => string;
}

/** Sends the audit log as a file, to members who may see it. */
export function auditExportRoute(parts: AuditExportParts): Router {
  const router = Router();
  router.get(PATH, (req, res) => sendEntries(parts, req, res));
  return router;
}

async function sendEntries(parts: AuditExportParts, req: Request, res: Response): Promise<void> {
  const { orm, clock } = parts;
  refuseForeignPage(req);
  const viewer = requireAuditor(await parts.findViewer(req));
  await parts.countExport(viewer);
  const request = readExportRequest(new URL(req.originalUrl, "http://localhost").searchParams);
  const now = clock();
  const filter = await readFilterNow(orm.em.fork(), request.filter, now);
  await recordExport(orm.em, { viewer, http: { req, res, address: parts.addressOf(req) } }, request);

  const caller = { headers: req.headers, address: parts.addressOf(req) };
  const mayGoOn = async () => void requireAuditor(await parts.viewers.find(orm.em.fork(), caller, "check"));
  const entries = await begun(exportEntries(orm.em, filter, mayGoOn));

  res.setHeader("Content-Type", MEDIA_TYPES[request.format]);
  res.setHeader("Content-Disposition", `attachment; filename="audit-${now.toJSON().slice(0, 10)}.${request.format}"`);
  res.setHeader("Cache-Control", "no-store");
  try {
    await pipeline(Readable.from(entries), entryLines(request), res);
  } catch (error) {
    // The connection is broken off by now, so that nobody takes what arrived for all of it.
    if (!res.headersSent) throw error;
    if (!isReaderGone(error)) parts.logger.error({ err: error }, "an export of the audit log was broken off");
  }
}

/** The same, of which the first is read already: what is wrong before that can still be answered. */
async function begun(entries: AsyncGenerator<AuditEntry>): Promise<AsyncIterable<AuditEntry>> {
  const first = await entries.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* entries;
  })();
}

function requireAuditor(viewer: Viewer | null): MemberViewer {
  if (viewer === null) throw AppError.unauthenticated("Sign in first.");
  if (viewer.kind !== "MEMBER") throw AppError.forbidden("somebody who is signed in to the console");
  if (!viewer.permissions.includes(Permission.VIEW_AUDIT))
    throw AppError.forbidden(`the right ${Permission.VIEW_AUDIT}`);
  return viewer;
}
