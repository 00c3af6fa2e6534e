import { Permission } from "../../access/permission.js";
import type { ApiKeyViewer, Viewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";

/** The key whose project an app user belongs to. @throws AppError UNAUTHENTICATED or FORBIDDEN */
export function requireAsker(viewer: Viewer | null): ApiKeyViewer {
  if (viewer === null) throw AppError.unauthenticated("Send a valid API key: Authorization: Bearer tl_…");
  if (viewer.kind === "API_KEY" && viewer.permissions.includes(Permission.CHECK_ALLOWANCE)) return viewer;
  throw AppError.forbidden("an API key with the scope ingest");
}
