export type RouteClass =
  | "usage"
  | "traces"
  | "graphql"
  | "health"
  | "audit"
  | "exports"
  | "allowance"
  | "auth"
  | "api"
  | "console";

/** What a URL is for; few, whatever is asked for, since each becomes a series. */
export function routeClass(url: string): RouteClass {
  const [path = ""] = url.split("?", 1);
  if (path === "/v1/usage") return "usage";
  if (path === "/v1/traces") return "traces";
  if (path === "/graphql") return "graphql";
  if (path === "/livez" || path === "/readyz" || path === "/metrics") return "health";
  if (path === "/v1/audit") return "audit";
  if (path.startsWith("/v1/exports/")) return "exports";
  if (path === "/v1/allowance" || path.startsWith("/v1/allowance/")) return "allowance";
  if (path.startsWith("/auth/")) return "auth";
  return path.startsWith("/v1/") ? "api" : "console";
}
