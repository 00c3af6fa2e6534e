import type { MikroORM } from "@mikro-orm/postgresql";
import { access, rm } from "node:fs/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { isDatabaseAway } from "../../core/database-away.js";
import { totalsToTell } from "../domain/archived-part.js";
import { NO_ROWS, readTotals, writeTotals } from "../domain/export-totals.js";
import { asStoreAway, isOutOfRoom } from "../../retention/archive-failure.js";
import { digestFile } from "../../retention/file-digest.js";
import type { ArchiveStore } from "../../retention/store/archive-store.js";
import { shapeOfRequests } from "../file-shape.js";
import { finishFile } from "../finish-file.js";
import { type ExportFailure, failureOf, MEMBER_GONE, refusalOf } from "./export-failure.js";
import { exportPaths, openExportFolder, scheduledKey } from "./export-files.js";
import { EXPORT_COLUMNS_SQL, type ExportRow } from "./export-row.js";
import { forgetExports } from "./forget-exports.js";
import { writeStep, type Written } from "./write-step.js";

/** Of one export; then somebody has to look. */
const MOST_FAILURES = 5;
const KEPT_DAYS = 7;

export interface ExportRunnerParts {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly dataDir: string;
  /** Where files of schedules go. */
  readonly store: ArchiveStore;
  readonly logger: Logger;
}

/** Writes what was asked for, a page at a time; where it stands is in the database, and the file has no less. */
export class ExportRunner {
  constructor(private readonly parts: ExportRunnerParts) {}

  /** Until nothing is left to do or the signal says so. */
  async run(signal: AbortSignal): Promise<void> {
    const folder = await openExportFolder(this.parts.dataDir);
    await forgetExports(this.parts.pool, folder);
    while (!signal.aborted) {
      const row = await this.underWay();
      if (row === null) return;
      try {
        await this.step(row, folder);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal !== null) {
          await this.fail(row, refusal);
          continue;
        }
        if (!isDatabaseAway(error)) await this.noteFailure(row, error);
        throw error; // the job is tried again, later each time
      }
    }
  }

  private async underWay(): Promise<ExportRow | null> {
    const { rows } = await this.parts.pool.query<ExportRow>(
      `select ${EXPORT_COLUMNS_SQL} from exports e where e.state in ('waiting', 'running') order by e.id limit 1`,
    );
    return rows[0] ?? null;
  }

  private async step(row: ExportRow, folder: string): Promise<void> {
    if (!(await this.mayStill(row))) return this.fail(row, MEMBER_GONE);
    const { path, rows } = exportPaths(folder, row);
    if (row.is_written) return this.finish(row, { path, rows });
    const written = await writeStep(this.parts.orm.em.fork(), row, rows);
    if (written === null) return this.beginAgain(row, rows);
    await this.keep(row, written);
  }

  private async mayStill({ member_id: memberId }: ExportRow): Promise<boolean> {
    const found = await this.parts.pool.query("select from members where id = $1 and disabled_at is null", [memberId]);
    return found.rowCount === 1;
  }

  /** Changes nothing once it was cancelled, or another replica went on with it. */
  private async keep({ id, written_bytes: before }: ExportRow, written: Written): Promise<void> {
    const { cursor, bytes, totals, archivedBefore } = written;
    await this.parts.pool.query(
      `update exports set state = 'running', started_at = coalesce(started_at, now()), error = null, failure_code = null,
         cursor = $3, is_written = $3::text is null, written_bytes = $4, totals = $5, archived_before = $6
       where id = $1 and state in ('waiting', 'running') and written_bytes = $2 and not is_written`,
      [id, before, cursor, bytes, JSON.stringify(writeTotals(totals)), archivedBefore],
    );
  }

  private async finish(row: ExportRow, { path, rows }: { path: string; rows: string }): Promise<void> {
    // Rows go when the whole file is there: a try before this one made it, and ended before that was known.
    const isMade = !(await isThere(rows));
    if (isMade && !(await isThere(path))) return this.beginAgain(row, rows);
    if (!isMade) {
      const sums = writeTotals(readTotals(row.totals)); // jsonb has an order of its own
      const totals = totalsToTell(sums, row.archived_before === null ? null : new Date(row.archived_before));
      await finishFile({ rows, path, title: "Requests", shape: shapeOfRequests(row), totals });
    }
    const { bytes, sha256 } = await digestFile(path);
    const key = row.schedule_id === null ? null : scheduledKey(row);
    if (key !== null) await this.keepInStore(key, path);
    await this.parts.pool.query(
      `update exports set state = 'done', finished_at = now(), bytes = $3, sha256 = decode($4, 'hex'), object_key = $5,
         expires_at = case when $5::text is null then now() + $2 * interval '1 day' end
       where id = $1 and state = 'running'`,
      [row.id, KEPT_DAYS, bytes, sha256, key],
    );
  }

  /** Whose fault it is, is known here alone: a folder throws what any disk throws. */
  private async keepInStore(key: string, path: string): Promise<void> {
    try {
      await this.parts.store.put(key, path);
    } catch (error) {
      throw isOutOfRoom(error) ? error : asStoreAway(error);
    }
  }

  private async beginAgain({ id }: ExportRow, rows: string): Promise<void> {
    await rm(rows, { force: true });
    await this.parts.pool.query(
      "update exports set cursor = null, is_written = false, written_bytes = 0, totals = $2 where id = $1",
      [id, JSON.stringify(writeTotals(NO_ROWS))],
    );
  }

  private async noteFailure(row: ExportRow, error: unknown): Promise<void> {
    const { rows } = await this.parts.pool.query<{ failures: number }>(
      "update exports set failures = failures + 1 where id = $1 returning failures",
      [row.id],
    );
    this.parts.logger.warn({ export: row.id }, "a step of an export failed");
    if ((rows[0]?.failures ?? 0) >= MOST_FAILURES) await this.fail(row, failureOf(error));
  }

  private async fail({ id }: ExportRow, { code, message }: ExportFailure): Promise<void> {
    await this.parts.pool.query(
      `update exports set state = 'failed', finished_at = now(), error = $2, failure_code = $3
       where id = $1 and state in ('waiting', 'running')`,
      [id, message, code],
    );
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
