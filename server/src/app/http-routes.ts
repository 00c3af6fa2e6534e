import { Permission } from "../access/permission.js";

/** A door beside the operations of GraphQL. */
export interface HttpRoute {
  readonly method: string;
  readonly path: string;
  /** All of them are needed; null: public, or as `note` says. */
  readonly permissions: readonly Permission[] | null;
  readonly note?: string;
}

/** Every route that answers. Which operation `/graphql` runs decides who may ask for it. */
export const HTTP_ROUTES: readonly HttpRoute[] = [
  { method: "POST", path: "/v1/usage", permissions: [Permission.RECORD_USAGE] },
  {
    method: "POST",
    path: "/v1/usage?backfill=1",
    permissions: [Permission.RECORD_USAGE, Permission.BACKFILL_USAGE],
  },
  { method: "POST", path: "/v1/traces", permissions: [Permission.RECORD_USAGE], note: "OpenTelemetry (OTLP)" },
  {
    method: "POST",
    path: "/v1/traces?backfill=1",
    permissions: [Permission.RECORD_USAGE, Permission.BACKFILL_USAGE],
  },
  { method: "POST", path: "/v1/allowance", permissions: [Permission.CHECK_ALLOWANCE] },
  { method: "DELETE", path: "/v1/allowance/:id", permissions: [Permission.CHECK_ALLOWANCE] },
  { method: "GET", path: "/v1/audit", permissions: [Permission.VIEW_AUDIT], note: "the audit log as a file" },
  { method: "GET", path: "/v1/exports/usage", permissions: [Permission.VIEW_USAGE], note: "single requests as a file" },
  {
    method: "GET",
    path: "/v1/exports/statistics",
    permissions: [Permission.VIEW_USAGE],
    note: "a ranking or a chart as a file",
  },
  {
    method: "GET",
    path: "/v1/exports/savings",
    permissions: [Permission.VIEW_USAGE],
    note: "the savings report as a file",
  },
  { method: "GET", path: "/v1/exports/:id", permissions: [Permission.EXPORT_USAGE], note: "the file of an export" },
  { method: "GET", path: "/v1/archives/:month/:part", permissions: [Permission.MANAGE_LEDGER], note: "a Parquet file" },
  { method: "GET", path: "/v1/archives/:month/:part/manifest", permissions: [Permission.MANAGE_LEDGER] },
  { method: "POST", path: "/graphql", permissions: null, note: "queries and mutations, each with its right" },
  { method: "WebSocket", path: "/graphql", permissions: null, note: "subscriptions, for who signed in or has a key" },
  { method: "GET", path: "/livez", permissions: null },
  { method: "GET", path: "/readyz", permissions: null },
  { method: "GET", path: "/metrics", permissions: null, note: "with METRICS_TOKEN when it is set" },
  {
    method: "GET",
    path: "/auth/oidc/start",
    permissions: null,
    note: "to the OpenID provider, where one is configured; with ?confirm=1 for who is signed in",
  },
  { method: "GET", path: "/auth/oidc/callback", permissions: null, note: "from there, for the browser that began" },
  { method: "GET", path: "/*", permissions: null, note: "pages and files of the console, which hold no data" },
];
