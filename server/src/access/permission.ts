/** What a viewer may do. Rights are stated beside each operation with `@Authorized`. */
export enum Permission {
  VIEW_USAGE = "VIEW_USAGE",
  RECORD_USAGE = "RECORD_USAGE",
  BACKFILL_USAGE = "BACKFILL_USAGE",
  CORRECT_USAGE = "CORRECT_USAGE",
  MANAGE_LEDGER = "MANAGE_LEDGER",
  MANAGE_PRICES = "MANAGE_PRICES",
  MANAGE_DEMO = "MANAGE_DEMO",
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
    Permission.CORRECT_USAGE,
    Permission.MANAGE_LEDGER,
    Permission.MANAGE_PRICES,
    Permission.MANAGE_DEMO,
  ],
  [Role.ANALYST]: [Permission.VIEW_USAGE],
  [Role.AUDITOR]: [Permission.VIEW_USAGE],
};

/** Of one project, as its key: what concerns the whole ledger is for members alone. */
const SCOPE_PERMISSIONS: Readonly<Record<ApiKeyScope, readonly Permission[]>> = {
  ingest: [Permission.RECORD_USAGE],
  read: [Permission.VIEW_USAGE],
  admin: [Permission.BACKFILL_USAGE, Permission.CORRECT_USAGE],
};

export function permissionsOfRole(role: Role): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}

export function permissionsOfScopes(scopes: readonly ApiKeyScope[]): readonly Permission[] {
  return scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope]);
}
