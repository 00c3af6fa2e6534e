import type { EntityManager } from "@mikro-orm/postgresql";
import { type Request, type Response, Router } from "express";
import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import { recordAudit } from "../../access/audit.js";
import { Permission } from "../../access/permission.js";
import { refuseForeignPage } from "../../access/refuse-foreign-page.js";
import type { Viewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";
import { isReaderGone } from "../../core/is-reader-gone.js";
import { readId } from "../../core/read-id.js";
import {
  ArchiveMissing,
  ArchiveSpoiled,
  type ArchiveStore,
  type ExpectedFile,
} from "../../retention/store/archive-store.js";
import { MEDIA_TYPES } from "../media-types.js";
import { exportPaths, firstDayOf, openExportFolder } from "./export-files.js";
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
  const { file, release } = await openFile(parts, row);
  const act = { action: "export.fetch", target: { kind: "export", id: row.id } };
  const http = { req, res, address: addressOf(req) };
  await orm.em.fork().transactional((em) => recordAudit(em, { viewer, http }, act));

  res.on("close", () => void release());
  res.setHeader("Content-Type", MEDIA_TYPES[row.format]);
  res.setHeader("Content-Length", row.bytes ?? 0);
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="usage-${firstDayOf(row)}-export-${row.id}.${row.format}"`,
  );
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Repr-Digest", `sha-256=:${Buffer.from(row.sha256 ?? "", "hex").toString("base64")}:`);
  try {
    await pipeline(file.createReadStream({ start: 0 }), res);
  } catch (error) {
    if (!res.headersSent) throw error;
    if (!isReaderGone(error)) logger.error({ err: error, export: row.id }, "the file of an export was broken off");
  }
}

interface OpenedFile {
  readonly file: FileHandle;
  readonly release: () => Promise<void>;
}

async function openFile({ config, archiveStore }: ExportFileParts, row: ListedExport): Promise<OpenedFile> {
  if (row.state !== "done") throw AppError.conflict(`The export is ${row.state}; it has no file.`);
  if (row.object_key !== null) return openArchived(archiveStore, row.object_key, expectedOf(row));
  const { path } = exportPaths(await openExportFolder(config.dataDir), row);
  try {
    return { file: await open(path), release: () => Promise.resolve() };
  } catch {
    // Of a server whose DATA_DIR is not shared with the one that wrote it, or somebody took it away.
    throw AppError.unavailable("The file of this export is not on this server. Servers must share DATA_DIR/exports.");
  }
}

function expectedOf({ bytes, sha256 }: ListedExport): ExpectedFile | null {
  return bytes === null || sha256 === null ? null : { bytes, sha256 };
}

async function openArchived(store: ArchiveStore, key: string, expected: ExpectedFile | null): Promise<OpenedFile> {
  try {
    const { path, release } = await store.open(key, expected);
    return { file: await open(path), release };
  } catch (error) {
    if (error instanceof ArchiveSpoiled) throw AppError.unavailable(`The file ${key} is not as it was written.`);
    if (!(error instanceof ArchiveMissing)) throw error;
    throw AppError.unavailable(`The archive store has no file ${key} any more.`);
  }
}

function requireExporter(viewer: Viewer | null): Viewer {
  if (viewer === null) throw AppError.unauthenticated("Sign in first.");
  if (!viewer.permissions.includes(Permission.EXPORT_USAGE))
    throw AppError.forbidden(`the right ${Permission.EXPORT_USAGE}`);
  return viewer;
}
