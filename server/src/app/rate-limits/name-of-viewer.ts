import type { Viewer } from "../../access/viewer.js";

/** What a member or key is counted under. */
export function nameOfViewer(viewer: Viewer): string {
  return viewer.kind === "MEMBER" ? `member ${viewer.memberId}` : `key ${viewer.keyId}`;
}
