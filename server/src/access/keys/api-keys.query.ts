import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import type { ApiKeyScope } from "../permission.js";
import { apiKeyState, ApiKeyState } from "./api-key-state.js";
import { projects, type ProjectAnswer } from "./projects.query.js";

export interface ApiKeyAnswer {
  readonly id: string;
  readonly project: ProjectAnswer;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly state: ApiKeyState;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastUsedAt: Date | null;
  readonly secretLastUsedAt: Date | null;
  readonly lastUsedAddress: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly requestsPerMinute: number | null;
  readonly previous: PreviousSecretAnswer | null;
}

interface PreviousSecretAnswer {
  readonly prefix: string;
  readonly until: Date;
  readonly lastUsedAt: Date | null;
}

interface ApiKeyRow {
  readonly id: number;
  readonly project_id: number;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly created_at: string;
  readonly email: string | null;
  readonly last_used_at: string | null;
  readonly secret_used_at: string | null;
  readonly last_used_address: string | null;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly requests_per_minute: number | null;
  readonly previous_prefix: string | null;
  readonly previous_until: string | null;
  readonly previous_used_at: string | null;
}

interface KeyQuestion {
  /** Null: all. */
  readonly id: number | null;
  readonly includeRevoked: boolean;
  readonly now: Date;
}

/** Those that are not revoked, unless asked for, come first; then the newest. */
export function apiKeys(em: EntityManager, question: Omit<KeyQuestion, "id">): Promise<ApiKeyAnswer[]> {
  return select(em, { ...question, id: null });
}

/** @throws AppError NOT_FOUND */
export async function apiKey(em: EntityManager, id: number, now: Date): Promise<ApiKeyAnswer> {
  const [found] = await select(em, { id, now, includeRevoked: true });
  if (found === undefined) throw AppError.notFound("key");
  return found;
}

async function select(em: EntityManager, { id, includeRevoked, now }: KeyQuestion): Promise<ApiKeyAnswer[]> {
  const rows = await em.execute<ApiKeyRow[]>(
    `select k.id, k.project_id, k.name, k.prefix, to_jsonb(k.scopes) as scopes, k.created_at, m.email,
            k.last_used_at, k.secret_used_at, k.last_used_address, k.expires_at, k.revoked_at,
            k.requests_per_minute, k.previous_prefix, k.previous_until, k.previous_used_at
     from api_keys k left join members m on m.id = k.created_by
     where (?::int is null or k.id = ?) and (?::boolean or k.revoked_at is null)
     order by k.revoked_at is not null, k.created_at desc, k.id desc`,
    [id, id, includeRevoked],
  );
  const owners = new Map((await projects(em)).map((project) => [project.id, project]));
  return rows.flatMap((row) => {
    const project = owners.get(String(row.project_id));
    return project === undefined ? [] : [toAnswer(row, project, now)]; // gone with its keys just now
  });
}

function toAnswer(row: ApiKeyRow, project: ProjectAnswer, now: Date): ApiKeyAnswer {
  const life = { expiresAt: instant(row.expires_at), revokedAt: instant(row.revoked_at) };
  const state = apiKeyState(life, now);
  return {
    id: String(row.id),
    project,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    state,
    createdAt: new Date(row.created_at),
    createdBy: row.email,
    lastUsedAt: instant(row.last_used_at),
    secretLastUsedAt: instant(row.secret_used_at),
    lastUsedAddress: row.last_used_address,
    ...life,
    requestsPerMinute: row.requests_per_minute,
    previous: state === ApiKeyState.ACTIVE ? previousOf(row, now) : null,
  };
}

function previousOf(row: ApiKeyRow, now: Date): PreviousSecretAnswer | null {
  const until = instant(row.previous_until);
  if (until === null || until <= now || row.previous_prefix === null) return null;
  return { prefix: row.previous_prefix, until, lastUsedAt: instant(row.previous_used_at) };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
