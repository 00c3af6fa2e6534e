import type { EntityManager } from "@mikro-orm/postgresql";
import type { Viewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";

/** An app user as a viewer may know them. */
export interface AppUser {
  readonly id: string;
  readonly pseudonym: string;
  readonly projectId: string;
  readonly knownSince: Date;
  /** Null as long as the identity is kept. */
  readonly erasedAt: Date | null;
}

interface AppUserRow {
  readonly id: string;
  readonly pseudonym: string;
  readonly project_id: number;
  readonly created_at: string;
  readonly erased_at: string | null;
}

const COLUMNS = "id::text as id, pseudonym, project_id, created_at, erased_at";

/** Which app users are meant, in SQL over `app_users`, with the values of its question marks. */
export interface AppUserCondition {
  readonly where: string;
  readonly values: readonly unknown[];
  /** What follows the conditions: an order, a limit, a lock. */
  readonly suffix?: string;
}

/** App users that the viewer may see: members those of every project, an API key those of its own. */
export async function selectAppUsers(
  em: EntityManager,
  viewer: Viewer | null,
  { where, values, suffix = "" }: AppUserCondition,
): Promise<AppUser[]> {
  if (viewer === null) throw AppError.unauthenticated();
  const rows = await em.execute<AppUserRow[]>(
    `select ${COLUMNS} from app_users where (${where}) and project_id = coalesce(?::int, project_id) ${suffix}`,
    [...values, viewer.kind === "API_KEY" ? viewer.projectId : null],
  );
  return rows.map(toAppUser);
}

function toAppUser(row: AppUserRow): AppUser {
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    projectId: String(row.project_id),
    knownSince: new Date(row.created_at),
    erasedAt: row.erased_at === null ? null : new Date(row.erased_at),
  };
}
