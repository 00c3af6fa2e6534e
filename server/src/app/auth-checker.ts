import type { AuthCheckerFn } from "type-graphql";
import { isForKeys, type Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";

/** Denies by default: an operation with `@Authorized` needs a viewer with every permission that it names. */
export const authChecker: AuthCheckerFn<RequestContext, Permission> = ({ context }, needed) => {
  if (context.viewer === null) {
    throw needed.every(isForKeys) ? AppError.unauthenticated() : AppError.unauthenticated("Sign in first.");
  }
  const { permissions } = context.viewer;
  const missing = needed.filter((permission) => !permissions.includes(permission));
  if (missing.length > 0) throw AppError.forbidden(`the right ${missing.join(", ")}`);
  return true;
};
