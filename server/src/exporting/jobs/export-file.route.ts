import type { EntityManager } from "@mikro-orm/postgresql";
import { type Request, type Response, Router } from "express";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import { recordAudit } from "../../access/audit.js";
import { Permission } from "../../access/permission.js";
import { refuseForeignPage } from "../../access/refuse-foreign-page.js";
import { whileAsked } from "../../access/while-asked.js";
import type { Viewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";
import { isReaderGone } from "../../core/is-reader-gone.js";
import { readId } from "../../core/read-id.js";
import { type ArchiveStore, ArchiveStoreAway } from "../../retention/store/archive-store.js";
import { MEDIA_TYPES } from "../media-types.js";
import { firstDayOf } from "./export-files.js";
import { ExportFileLost, openExportFile, type OpenedFile } from "./export-places.js";
import { findExport, type ListedExport } from "./exports.query.js";

const PATH = "/v1/exports/:id";

interface ExportFileParts {
  readonly orm: { readonly em: EntityManager };
  readonly findViewer: (req: IncomingMessage) => Promise<Viewer | null>;
  /** @throws AppError with when to try again for who asks again and again */
  readonly countExport: (viewer: Viewer) => Promise<void>;
  readonly logger: Logger;
  readonly addressOf: (req: IncomingMessage) => string;
  readonly config: { readonly dataDir: string };
  /** Has files of schedules. */
  readonly archiveStore: ArchiveStore;
}

/** Sends the file of an export that is done, to members. */
export function exportFileRoute(parts: ExportFileParts): Router {
  const router = Router();
  router.get(PATH, (req, res) => sendFile(parts, req, res));
  return router;
}

async function sendFile(parts: ExportFileParts, req: Request, res: Response): Promise<void> {
  const { orm, logger, addressOf } = parts;
  refuseForeignPage(req);
  const viewer = requireExporter(await parts.findViewer(req));
  await parts.countExport(viewer);
  const row = await findExport(orm.em.fork(), readId("id", "export", String(req.params["id"])));
  const act = { action: "export.fetch", target: { kind: "export", id: row.id } };
  const http = { req, res, address: addressOf(req) };
  const { file, release } = await openFile(parts, row, whileAsked(http));
  try {
    if (row.error !== null) await noteFile(orm.em.fork(), row, null);
    await orm.em.fork().transactional((em) => recordAudit(em, { viewer, http }, act));
    setHeaders(res, row);
    await pipeline(file.createReadStream({ start: 0, autoClose: false }), res);
  } catch (error) {
    if (!res.headersSent) throw error;
    if (!isReaderGone(error)) logger.error({ err: error, export: row.id }, "the file of an export was broken off");
  } finally {
    // Also of who left before the first byte: of a bucket, the copy is as long as the whole export.
    await release();
  }
}

function setHeaders(res: Response, row: ListedExport): void {
  res.setHeader("Content-Type", MEDIA_TYPES[row.format]);
  res.setHeader("Content-Length", row.bytes ?? 0);
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="usage-${firstDayOf(row)}-export-${row.id}.${row.format}"`,
  );
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Repr-Digest", `sha-256=:${Buffer.from(row.sha256 ?? "", "hex").toString("base64")}:`);
}

/** What a download found is on the export: the console offers to try again one whose file is lost. */
async function openFile(parts: ExportFileParts, row: ListedExport, signal: AbortSignal): Promise<OpenedFile> {
  const { orm, config, archiveStore } = parts;
  if (row.state !== "done") throw AppError.conflict(`The export is ${row.state}; it has no file.`);
  try {
    return await openExportFile({ dataDir: config.dataDir, store: archiveStore }, row, signal);
  } catch (error) {
    if (error instanceof ArchiveStoreAway) throw AppError.unavailable(error.message);
    if (!(error instanceof ExportFileLost)) throw error;
    await noteFile(orm.em.fork(), row, error.message);
    throw AppError.unavailable(error.message);
  }
}

/** @param lost why it cannot be had; null when it can */
async function noteFile(em: EntityManager, { id, sha256 }: ListedExport, lost: string | null): Promise<void> {
  // Not of a file that another try wrote meanwhile.
  await em.execute(
    `update exports set error = ?::text, failure_code = case when ?::text is not null then 'FILE_LOST' end
     where id = ? and state = 'done' and sha256 is not distinct from decode(?, 'hex')`,
    [lost, lost, id, sha256],
  );
}

function requireExporter(viewer: Viewer | null): Viewer {
  if (viewer === null) throw AppError.unauthenticated("Sign in first.");
  if (!viewer.permissions.includes(Permission.EXPORT_USAGE))
    throw AppError.forbidden(`the right ${Permission.EXPORT_USAGE}`);
  return viewer;
}
