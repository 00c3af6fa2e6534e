import type { Viewer } from "./viewer.js";

/**
 * A text that is equal only for viewers who may do the same with the same projects, whoever they are.
 * What was made for one of them may be given to another; somebody signed out is equal to nobody else.
 */
export function rightsKey(viewer: Viewer | null): string {
  if (viewer === null) return "nobody";
  const permissions = viewer.permissions.toSorted();
  switch (viewer.kind) {
    case "MEMBER":
      return JSON.stringify([viewer.kind, viewer.role, permissions]);
    case "API_KEY":
      return JSON.stringify([viewer.kind, viewer.projectId, permissions]);
  }
}
