import type { Viewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";

/** Which projects' usage may be read. An empty list is nothing, not everything. */
export type UsageScope = { readonly kind: "all" } | { readonly kind: "projects"; readonly ids: readonly number[] };

/** Members see every project, an API key its own. */
export function scopeOf(viewer: Viewer | null): UsageScope {
  if (viewer === null) throw AppError.unauthenticated();
  switch (viewer.kind) {
    case "MEMBER":
      return { kind: "all" };
    case "API_KEY":
      return { kind: "projects", ids: [viewer.projectId] };
  }
}
