import type { GraphQLSchema } from "graphql";
import { API_KEY_SCOPES, Permission, permissionsOfRole, permissionsOfScopes, Role } from "../access/permission.js";
import { HTTP_ROUTES } from "./http-routes.js";
import { fieldRights, statedRights } from "./stated-rights.js";

const ROLES = Object.values(Role);
const WHO = [
  ...ROLES.map((role) => ({ name: role, has: permissionsOfRole(role) })),
  ...API_KEY_SCOPES.map((scope) => ({ name: `key: ${scope}`, has: permissionsOfScopes([scope]) })),
];
const HEADING = ["needs", "nobody", ...WHO.map(({ name }) => name)];

/** docs/rights.md: who may do what, from the rights that stand beside each operation. */
export function rightsDocument(schema: GraphQLSchema): string {
  const rights = statedRights(schema);
  const operations = (["query", "mutation", "subscription"] as const).flatMap((kind) => [
    `## ${kind === "query" ? "Queries" : kind === "mutation" ? "Mutations" : "Subscriptions"}`,
    table(
      [kind, ...HEADING],
      rights.filter((right) => right.kind === kind).map(({ name, permissions }) => [name, ...cells(permissions)]),
    ),
  ]);
  const fields = fieldRights(schema);
  const ofFields = table(
    ["field", ...HEADING],
    fields.map(({ type, field, permissions }) => [`${type}.${field}`, ...cells(permissions)]),
  );
  const routes = HTTP_ROUTES.map(({ method, path, permissions, note = "" }) => [
    `${method} ${path}`,
    ...cells(permissions),
    note,
  ]);
  return `${[
    "# Who may do what",
    "Written by `npm run generate` from the rights that stand beside each operation; `npm run check` fails when it is stale. An operation that states no right, and is not in the short list of public ones, fails every start and every test.",
    "A key acts in its own project alone, and has what all its scopes give together. Nobody is who sends no credential, and who sends one that is unknown, expired or revoked.",
    "## Permissions",
    table(
      ["permission", ...HEADING.slice(2)],
      Object.values(Permission).map((one) => [one, ...cells([one]).slice(2)]),
    ),
    ...operations,
    ...(fields.length === 0 ? [] : ["## Fields with a right of their own", ofFields]),
    "## Routes",
    table(["route", ...HEADING, ""], routes),
  ].join("\n\n")}\n`;
}

function cells(permissions: readonly Permission[] | null): string[] {
  const needs = permissions === null ? "–" : permissions.length === 0 ? "signed in" : permissions.join(", ");
  return [
    needs,
    permissions === null ? "yes" : "",
    ...WHO.map(({ has }) => ((permissions ?? []).every((one) => has.includes(one)) ? "yes" : "")),
  ];
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

function line(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}
