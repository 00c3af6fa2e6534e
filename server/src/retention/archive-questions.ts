import type { Pool } from "pg";
import type { Logger } from "pino";
import { recordAuditOn, type Actor } from "../access/audit.js";
import { whileAsked } from "../access/while-asked.js";
import { AppError } from "../core/errors.js";
import { Gate } from "../core/gate.js";
import { isDamage, toldOf } from "./archive-failure.js";
import { ARCHIVE_COLUMNS, archivedFile, type ArchiveRow } from "./archive-row.js";
import { askArchives, MAX_GROUPS, type ArchivedAnswer, type ArchivedQuestion } from "./ask-archives.js";
import { digestFile } from "./file-digest.js";
import { manifestKey } from "./manifest.js";
import { nameGroups } from "./name-groups.js";
import { readMonth } from "./read-month.js";
import type { ArchiveStore, LocalCopy } from "./store/archive-store.js";
import { calledOffBy } from "./store/called-off-by.js";
import { archivedColumns } from "./usage-columns.js";
import { verifyArchive } from "./verify-archive.js";

export type ArchiveContent = "file" | "manifest";

interface ArchivePart {
  /** `2026-08` */
  readonly month: string;
  readonly part: number;
  readonly content: ArchiveContent;
}

interface FetchedFile {
  readonly copy: LocalCopy;
  /** Hexadecimal. */
  readonly sha256: string;
}

interface ArchiveParts {
  readonly pool: Pool;
  readonly store: ArchiveStore;
  readonly logger: Logger;
}

/**
 * What is asked of archives by people; one question at a time, since each reads whole files. A transfer ends when whoever
 * asked is gone.
 */
export class ArchiveQuestions {
  private readonly asking = new Gate({
    atOnce: 1,
    waiting: 3,
    refusal: "Archives are being read. Try again when that has ended.",
  });

  constructor(private readonly parts: ArchiveParts) {}

  /**
   * Reads every file of a month back and compares it with what was recorded when it was written; the outcome is on the
   * month, where administrators look. A store that cannot be read says nothing about its files, and nothing is noted.
   *
   * @param month `2026-08`
   * @throws AppError NOT_FOUND when nothing of it is archived, UNAVAILABLE when a file cannot be read
   */
  verify(actor: Actor, month: string): Promise<void> {
    return this.asking.run(async () => {
      const { pool } = this.parts;
      const asked = this.asked(actor);
      const archives = await this.archivesOf(month);
      const columns = await archivedColumns(pool, "token_usage");
      for (const archive of archives) {
        // A column that a later release added is in the ledger and in no file of before.
        const written = columns.filter(({ name }) => archive.figures?.[`count_${name}`] !== undefined);
        const failure = await verifyArchive(asked.store, archive, written).then(
          () => null,
          (error: unknown) => {
            if (isDamage(error)) return toldOf(error);
            throw this.unreadable(error, asked.signal);
          },
        );
        await this.note(actor, archive, failure);
      }
    });
  }

  /**
   * Totals of the requests in a month's files, asked where they lie.
   *
   * @throws AppError NOT_FOUND when nothing of it is archived, UNAVAILABLE when a file cannot be read
   */
  ask(actor: Pick<Actor, "http">, month: string, question: ArchivedQuestion): Promise<ArchivedAnswer> {
    const { top } = question;
    if (top < 1 || top > MAX_GROUPS) throw AppError.badInput("top", `1 to ${MAX_GROUPS}`, top);
    return this.asking.run(async () => {
      const archives = await this.archivesOf(month);
      // Projects that were removed since are in no sum any more.
      const { rows } = await this.parts.pool.query<{ id: number }>("select id from projects");
      const projects = rows.map(({ id }) => id);
      const answer = await this.reading(actor, (store) =>
        askArchives(store, { archived: archives.map(archivedFile), projects, ...question }),
      );
      return { ...answer, groups: await nameGroups(this.parts.pool, question.by, answer.groups) };
    });
  }

  /**
   * A part's file as it was written, or the manifest beside it, to be read here until it is let go.
   *
   * @throws AppError NOT_FOUND when there is no such part, UNAVAILABLE when it cannot be read or is another file by now
   */
  async fetch(actor: Actor, { month, part, content }: ArchivePart): Promise<FetchedFile> {
    const archive = (await this.archivesOf(month)).find((each) => each.part === part);
    if (archive === undefined) throw AppError.notFound(`part ${part} of the archive of ${month}`);
    const { copy, sha256 } = await this.reading(actor, (store) => openContent(store, archive, content));
    try {
      const act = {
        action: "retention.fetch",
        target: { kind: "retention", id: month },
        after: { part, content, sha256 },
      };
      await recordAuditOn(this.parts.pool, actor, act);
      return { copy, sha256 };
    } catch (error) {
      await copy.release();
      throw error;
    }
  }

  private async archivesOf(month: string): Promise<readonly ArchiveRow[]> {
    const { rows } = await this.parts.pool.query<ArchiveRow>(
      `select ${ARCHIVE_COLUMNS} from usage_archives where month = $1::date and detached_at is not null order by part`,
      [readMonth(month)],
    );
    if (rows.length === 0) throw AppError.notFound(`archive of ${month}`);
    return rows;
  }

  private async note(actor: Actor, { id, month, part }: ArchiveRow, failure: string | null): Promise<void> {
    await this.parts.pool.query(
      `update usage_archives set failure = $2, failed_at = case when $2::text is null then null else now() end,
         verified_at = case when $2::text is null then now() else verified_at end
       where id = $1`,
      [id, failure],
    );
    await recordAuditOn(this.parts.pool, actor, {
      action: "retention.verify",
      target: { kind: "retention", id: month.slice(0, 7) },
      after: { part, agrees: failure === null, failure },
    });
  }

  /** What fails here is the archive's fault, and nothing else's. */
  private async reading<Read>(actor: Pick<Actor, "http">, read: (store: ArchiveStore) => Promise<Read>): Promise<Read> {
    const { store, signal } = this.asked(actor);
    try {
      return await read(store);
    } catch (error) {
      throw this.unreadable(error, signal);
    }
  }

  /** The store for as long as somebody waits for what is read of it. */
  private asked({ http }: Pick<Actor, "http">): { readonly store: ArchiveStore; readonly signal: AbortSignal } {
    const signal = whileAsked(http);
    signal.throwIfAborted();
    return { store: calledOffBy(this.parts.store, signal), signal };
  }

  private unreadable(error: unknown, signal: AbortSignal): AppError {
    signal.throwIfAborted();
    this.parts.logger.error({ err: error }, "an archive could not be read");
    return AppError.unavailable(`The archive cannot be read. ${toldOf(error)}`);
  }
}

async function openContent(store: ArchiveStore, archive: ArchiveRow, content: ArchiveContent): Promise<FetchedFile> {
  const { key, expected } = archivedFile(archive);
  if (content === "file") return { copy: await store.open(key, expected), sha256: expected.sha256 };
  const copy = await store.open(manifestKey(key));
  try {
    return { copy, sha256: (await digestFile(copy.path)).sha256 };
  } catch (error) {
    await copy.release();
    throw error;
  }
}
