import { IsolationLevel } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import type { Viewer } from "../access/viewer.js";
import { SETTING_KEYS, type Settings, settingsOf } from "../core/settings.js";
import type { AnswerCache } from "./answers/answer-cache.js";
import { refuseArchivedMinutes } from "./domain/archived-minutes.js";
import { type DimensionFilter, type DimensionFilterRequest, readFilter } from "./domain/read-filter.js";
import { type RangeRequest, resolveRange } from "../core/domain/resolve-range.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { scopeOf, type UsageScope } from "./scope.js";
import type { UsageTables } from "./tables.js";

/** Whose usage is asked about, of when, and what of it. */
export interface ScopedUsageFilter {
  readonly scope: UsageScope;
  readonly range: ResolvedRange;
  readonly dimensions: DimensionFilter;
}

/** One snapshot of the database and what is asked of it. */
export interface Question {
  readonly db: Kysely<UsageTables>;
  readonly filter: ScopedUsageFilter;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  /** The fewest app users of a group that the viewer is told the number of; see `tellGroupSize`. */
  readonly minimumGroup: number;
  /** Decides which periods still run. */
  readonly now: Date;
  /** The database's own clock: all that was acknowledged before it is in the snapshot. */
  readonly snapshotAt: Date;
  /** The zone of the days that sums are kept of, as of the snapshot: another than the range's for as long as a change of it is being counted. */
  readonly dayZone: string;
  /** Months in UTC, `2026-08`, whose requests are in archives. */
  readonly archived: readonly string[];
  /** Where parts of the answer are kept; null where each is read. */
  readonly kept: AnswerCache | null;
}

export interface UsageFilterRequest extends DimensionFilterRequest {
  readonly range: RangeRequest;
  /** Null: the reporting timezone. */
  readonly timezone?: string | null;
}

/** Reads a filter with the viewer's rights and answers from one snapshot, so that the parts of an answer agree. */
export async function ask<Answer>(
  { em, viewer, clock }: RequestContext,
  request: UsageFilterRequest,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const asker = { em, scope: scopeOf(viewer), mayReveal: mayReveal(viewer), now: clock() };
  return askAs(asker, request, answer);
}

/** The same for what nobody asks in particular, such as rules and reports: every project, and no small group is told. */
export function askForEverybody<Answer>(
  { em, now }: { readonly em: EntityManager; readonly now: Date },
  request: UsageFilterRequest,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  return askAs({ em, scope: { kind: "all" }, mayReveal: false, now }, request, answer);
}

interface Asker {
  readonly em: EntityManager;
  readonly scope: UsageScope;
  readonly mayReveal: boolean;
  readonly now: Date;
}

async function askAs<Answer>(
  { em, scope, mayReveal: reveals, now }: Asker,
  request: UsageFilterRequest,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const dimensions = readFilter(request);
  return inSnapshot(em, async (db) => {
    const { settings, ...snapshot } = await readSnapshot(db);
    const { reportingTimezone, weekStart, minimumGroupSize } = settings;
    const range = resolveRange(request.range, { now, timezone: request.timezone ?? reportingTimezone, weekStart });
    refuseArchivedMinutes(range, snapshot.archived, "range");
    const minimumGroup = reveals ? 0 : minimumGroupSize;
    return answer({ db, filter: { scope, range, dimensions }, weekStart, minimumGroup, now, kept: null, ...snapshot });
  });
}

/** Longer than anything that was recorded: backfill begins in 2020, and no event is ahead of its time by more than minutes. */
const ALL_TIME = { from: new Date(Date.UTC(2000, 0, 1)), to: new Date(Date.UTC(2200, 0, 1)), step: null };

/** The same without a filter, of everything that the viewer may see. */
export async function askOfAllTime<Answer>(
  { em, viewer, clock }: RequestContext,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const scope = scopeOf(viewer);
  const now = clock();
  return inSnapshot(em, async (db) => {
    const { settings, ...snapshot } = await readSnapshot(db);
    const { reportingTimezone: timezone, weekStart, minimumGroupSize } = settings;
    const filter = { scope, range: { ...ALL_TIME, timezone }, dimensions: readFilter({}) };
    const minimumGroup = mayReveal(viewer) ? 0 : minimumGroupSize;
    return answer({ db, filter, weekStart, minimumGroup, now, kept: null, ...snapshot });
  });
}

function mayReveal(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.permissions.includes(Permission.REVEAL_APP_USERS);
}

/** A fork per question: several fields of one operation run at once and must not share a transaction. */
export async function inSnapshot<Answer>(
  em: EntityManager,
  answer: (db: Kysely<UsageTables>, fork: EntityManager) => Promise<Answer>,
): Promise<Answer> {
  return em.fork().transactional((fork) => answer(fork.getKysely<UsageTables>(), fork), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}

interface Snapshot extends Pick<Question, "snapshotAt" | "dayZone" | "archived"> {
  readonly settings: Settings;
}

interface SnapshotRow {
  readonly now: string;
  readonly zone: string | null;
  readonly settings: Record<string, unknown> | null;
  readonly archived: readonly string[];
}

/** In one statement: every question begins with it, and answers few of milliseconds. */
async function readSnapshot(db: Kysely<UsageTables>): Promise<Snapshot> {
  const { rows } = await sql<SnapshotRow>`
    select now() as now, (select value #>> '{}' from settings where key = 'countersTimezone') as zone,
           (select jsonb_object_agg(key, value) from settings where key = any(${sql.val(SETTING_KEYS)}::text[])) as settings,
           array(select distinct to_char(month, 'YYYY-MM') from usage_archives where detached_at is not null) as archived
    `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("a snapshot has a time");
  const { now, zone, settings, archived } = row;
  return { snapshotAt: new Date(now), dayZone: zone ?? "UTC", settings: settingsOf(settings ?? {}), archived };
}
