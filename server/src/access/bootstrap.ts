import type { EntityManager } from "@mikro-orm/postgresql";
import { randomBytes } from "node:crypto";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import type { Clock } from "../core/clock.js";
import type { ApiKeyService } from "./api-key.service.js";
import { ApiKey } from "./api-key.entity.js";
import { recordAudit, SYSTEM } from "./audit.js";
import { Member } from "./member.entity.js";
import { hashPassword } from "./password.js";
import { API_KEY_SCOPES, Role } from "./permission.js";
import { Project } from "./project.entity.js";
import { hashSecret } from "./secret-token.js";

export const DEFAULT_PROJECT = "default";
const PASSWORD_BYTES = 12;

export interface BootstrapOptions {
  readonly adminEmail: string;
  /** Null: generated for the first member. */
  readonly adminPassword: string | null;
  /** Null: generated for the first project. */
  readonly bootstrapApiKey: string | null;
}

/** Credentials made just now, to be shown once; null what existed or was chosen by the operator. */
export interface FreshCredentials {
  /** The first member was made just now, so that the e-mail and password of the configuration are theirs. */
  readonly isFirstStart: boolean;
  readonly password: string | null;
  readonly apiKey: string | null;
}

export interface BootstrapParts {
  readonly em: EntityManager;
  readonly apiKeys: ApiKeyService;
  readonly clock: Clock;
}

/** Gives an empty installation its first member, project and key. Changes nothing that exists. */
export async function bootstrap(
  { em, apiKeys, clock }: BootstrapParts,
  options: BootstrapOptions,
): Promise<FreshCredentials> {
  return em.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(${ADVISORY_LOCKS.bootstrap})`);
    const isFirstStart = (await tx.count(Member)) === 0;
    const password = isFirstStart ? await addFirstMember(tx, clock(), options) : null;
    return { isFirstStart, password, apiKey: await ensureKey(tx, apiKeys, options.bootstrapApiKey) };
  });
}

async function addFirstMember(em: EntityManager, now: Date, { adminEmail, adminPassword }: BootstrapOptions) {
  const password = adminPassword ?? randomBytes(PASSWORD_BYTES).toString("base64url");
  const member = em.create(Member, {
    email: adminEmail,
    name: "",
    passwordHash: await hashPassword(password),
    role: Role.ADMIN,
    createdAt: now,
    disabledAt: null,
  });
  await em.flush();
  await recordAudit(em, SYSTEM, {
    action: "member.create",
    target: { kind: "member", id: member.id },
    after: { email: adminEmail, role: member.role },
  });
  return adminPassword === null ? password : null;
}

async function ensureKey(em: EntityManager, apiKeys: ApiKeyService, secret: string | null) {
  if (secret !== null) {
    if (await wasEverKnown(em, secret)) return null;
    const projectId = await projectIdOf(em, DEFAULT_PROJECT);
    await apiKeys.issue(em, { projectId, name: await freeName(em, projectId), scopes: API_KEY_SCOPES, secret });
    return null;
  }
  if ((await em.count(ApiKey)) > 0) return null;
  const projectId = await projectIdOf(em, DEFAULT_PROJECT);
  return apiKeys.issue(em, { projectId, name: "first key", scopes: ["ingest", "read"] });
}

/** What was revoked or rotated away does not come back because the configuration still names it. */
async function wasEverKnown(em: EntityManager, secret: string): Promise<boolean> {
  const secretHash = hashSecret(secret);
  if ((await em.count(ApiKey, { secretHash })) > 0) return true;
  const retired = await em.execute<object[]>("select 1 from retired_key_secrets where secret_hash = ?", [secretHash]);
  return retired.length > 0;
}

/** A secret that was chosen anew is another key; two of a project are not called the same. */
async function freeName(em: EntityManager, projectId: number): Promise<string> {
  const names = new Set((await em.find(ApiKey, { projectId, revokedAt: null })).map(({ name }) => name));
  let name = "bootstrap";
  for (let number = 2; names.has(name); number += 1) name = `bootstrap ${number}`;
  return name;
}

/** The project of that name, made when it does not exist. */
export async function projectIdOf(em: EntityManager, name: string): Promise<number> {
  await em.execute("insert into projects (name) values (?) on conflict (name) do nothing", [name]);
  const project = await em.findOneOrFail(Project, { name });
  return project.id;
}
