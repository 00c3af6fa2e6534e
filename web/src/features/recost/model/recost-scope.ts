import type { FilterDimension } from "../../../lib/url-grammar";
import type { RecostScopeInput } from "../../../lib/graphql/graphql";
import type { UrlState } from "../../../lib/url-state";

/** What a re-cost can be narrowed to; prices know of nothing else. */
export const RECOST_DIMENSIONS = ["model", "provider", "project"] as const satisfies readonly FilterDimension[];

/** The choice in the address as the server takes it; empty lists are left out, because they would match nothing. */
export function toRecostScope({ range, tz, filters, unpricedOnly }: UrlState): RecostScopeInput {
  const { model, provider, project } = filters;
  return {
    range: { preset: range },
    ...(tz === null ? {} : { timezone: tz }),
    ...(project.is.length === 0 ? {} : { projectIds: [...project.is] }),
    ...(provider.is.length === 0 ? {} : { providers: [...provider.is] }),
    ...(model.is.length === 0 ? {} : { models: [...model.is] }),
    unpricedOnly,
  };
}

/** A link that names what to re-cost has asked the question already. */
export function isPrefilled({ models, providers, unpricedOnly }: RecostScopeInput): boolean {
  return unpricedOnly || (models ?? []).length + (providers ?? []).length > 0;
}
