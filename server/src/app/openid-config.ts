import { z } from "zod";
import type { OpenIdSettings } from "../access/openid/openid-settings.js";
import { Role } from "../access/permission.js";

const MAX_LENGTH = 512;
const MAX_NAME_LENGTH = 60;
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const BELONG_TOGETHER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
/** An administrator is made by an administrator, not by whoever may add accounts at the provider. */
const DEFAULT_ROLES = [Role.ANALYST, Role.AUDITOR] as const;

function text(longest: number) {
  return z.string().max(longest, { error: `must have at most ${longest} characters` });
}

/** The variables about the OpenID provider; undefined where they are not set. */
export const openIdVariables = {
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, { error: "must be an https URL without query and fragment; http only on this machine" })
    .optional(),
  OIDC_CLIENT_ID: text(MAX_LENGTH).optional(),
  OIDC_CLIENT_SECRET: text(MAX_LENGTH).optional(),
  OIDC_NAME: text(MAX_NAME_LENGTH).optional(),
  OIDC_DEFAULT_ROLE: z.enum(DEFAULT_ROLES, { error: `must be ${DEFAULT_ROLES.join(" or ")}` }).optional(),
};

type OpenIdEnvironment = z.infer<z.ZodObject<typeof openIdVariables>>;

/** A provider that is described by halves is no provider. */
export function openIdFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  if (!Object.keys(openIdVariables).some((name) => given[name] !== undefined)) return [];
  return BELONG_TOGETHER.filter((name) => given[name] === undefined).map(
    (name) => `${name} is missing: ${BELONG_TOGETHER.join(", ")} belong together.`,
  );
}

/** Null when no provider is configured. */
export function openIdSettings(checked: OpenIdEnvironment): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = checked;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const name = checked.OIDC_NAME ?? new URL(issuer).host;
  return { issuer, clientId, clientSecret, name, defaultRole: checked.OIDC_DEFAULT_ROLE ?? null };
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username } = new URL(value);
  const isPrivate = protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
  return isPrivate && search === "" && hash === "" && username === "";
}
