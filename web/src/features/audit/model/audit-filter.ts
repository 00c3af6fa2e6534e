import type { AuditFilterInput } from "../../../lib/graphql/graphql";
import type { UrlState } from "../../../lib/url-state";

export type AuditView = Pick<UrlState, "range" | "actors" | "actions" | "about" | "q">;

/** What the page asks; what restricts nothing is left out, so equal views have equal questions. */
export function toAuditFilter({ range, actors, actions, about, q }: AuditView): AuditFilterInput {
  return {
    range: { preset: range },
    ...(actors.length === 0 ? {} : { actors: [...actors] }),
    ...(actions.length === 0 ? {} : { actions: [...actions] }),
    ...(about === null ? {} : { targetKind: about.kind }),
    ...(about?.id == null ? {} : { targetId: about.id }),
    ...(q === "" ? {} : { search: q }),
  };
}

/** Something beside the range narrows the view. */
export function isNarrowed({ actors, actions, about, q }: AuditView): boolean {
  return actors.length > 0 || actions.length > 0 || about !== null || q !== "";
}
