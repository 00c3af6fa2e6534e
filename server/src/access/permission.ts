/** What a viewer may do. Rights are stated beside each operation with `@Authorized`. */
export enum Permission {
  VIEW_USAGE = "VIEW_USAGE",
  /** A re-cost may be of all projects, and a key sees one. */
  VIEW_RECOSTS = "VIEW_RECOSTS",
  RECORD_USAGE = "RECORD_USAGE",
  BACKFILL_USAGE = "BACKFILL_USAGE",
  CORRECT_USAGE = "CORRECT_USAGE",
  MANAGE_LEDGER = "MANAGE_LEDGER",
  MANAGE_PRICES = "MANAGE_PRICES",
  MANAGE_DEMO = "MANAGE_DEMO",
  /** Decide about findings of the savings report. */
  MANAGE_SAVINGS = "MANAGE_SAVINGS",
  /** Of oneself: password, second factor, sessions. Every member; no key. */
  MANAGE_OWN_ACCOUNT = "MANAGE_OWN_ACCOUNT",
  MANAGE_MEMBERS = "MANAGE_MEMBERS",
  /** API keys and the projects that own them. */
  MANAGE_KEYS = "MANAGE_KEYS",
  MANAGE_SETTINGS = "MANAGE_SETTINGS",
  /** See who an app user is outside, for minutes and with a reason. */
  REVEAL_APP_USERS = "REVEAL_APP_USERS",
  ERASE_APP_USERS = "ERASE_APP_USERS",
  VIEW_AUDIT = "VIEW_AUDIT",
  /** Thresholds, alerts and how near to them usage is: of all projects, so for members alone. */
  VIEW_ALERTS = "VIEW_ALERTS",
  /** Set thresholds, act on alerts, say who is told and where. */
  MANAGE_ALERTS = "MANAGE_ALERTS",
  /** Ask before a call whether its limit allows it, and reserve what it may use. */
  CHECK_ALLOWANCE = "CHECK_ALLOWANCE",
  /** Order exports that a job writes, and fetch them: of all projects, so for members alone. */
  EXPORT_USAGE = "EXPORT_USAGE",
  /** How long requests stay and which months are archived: of all projects, so for members alone. */
  VIEW_ARCHIVES = "VIEW_ARCHIVES",
}

export enum Role {
  ADMIN = "ADMIN",
  ANALYST = "ANALYST",
  AUDITOR = "AUDITOR",
}

export const API_KEY_SCOPES = ["ingest", "read", "admin"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  [Role.ADMIN]: [
    Permission.VIEW_USAGE,
    Permission.VIEW_RECOSTS,
    Permission.CORRECT_USAGE,
    Permission.MANAGE_LEDGER,
    Permission.MANAGE_PRICES,
    Permission.MANAGE_DEMO,
    Permission.MANAGE_SAVINGS,
    Permission.MANAGE_OWN_ACCOUNT,
    Permission.MANAGE_MEMBERS,
    Permission.MANAGE_KEYS,
    Permission.MANAGE_SETTINGS,
    Permission.REVEAL_APP_USERS,
    Permission.ERASE_APP_USERS,
    Permission.VIEW_AUDIT,
    Permission.VIEW_ALERTS,
    Permission.MANAGE_ALERTS,
    Permission.EXPORT_USAGE,
    Permission.VIEW_ARCHIVES,
  ],
  [Role.ANALYST]: [
    Permission.VIEW_USAGE,
    Permission.VIEW_RECOSTS,
    Permission.MANAGE_OWN_ACCOUNT,
    Permission.VIEW_ALERTS,
    Permission.EXPORT_USAGE,
    Permission.VIEW_ARCHIVES,
  ],
  [Role.AUDITOR]: [
    Permission.VIEW_USAGE,
    Permission.VIEW_RECOSTS,
    Permission.MANAGE_OWN_ACCOUNT,
    Permission.VIEW_AUDIT,
    Permission.VIEW_ALERTS,
    Permission.EXPORT_USAGE,
    Permission.VIEW_ARCHIVES,
  ],
};

/** Of one project, as its key: what concerns the whole ledger is for members alone. */
const SCOPE_PERMISSIONS: Readonly<Record<ApiKeyScope, readonly Permission[]>> = {
  ingest: [Permission.RECORD_USAGE, Permission.CHECK_ALLOWANCE],
  read: [Permission.VIEW_USAGE],
  admin: [Permission.BACKFILL_USAGE, Permission.CORRECT_USAGE],
};

export function permissionsOfRole(role: Role): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}

export function permissionsOfScopes(scopes: readonly ApiKeyScope[]): readonly Permission[] {
  return scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope]);
}

/** Whether a key of any scope may have it; if not, somebody has to sign in. */
export function isForKeys(permission: Permission): boolean {
  return permissionsOfScopes(API_KEY_SCOPES).includes(permission);
}
