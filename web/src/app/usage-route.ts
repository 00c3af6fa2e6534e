import { createRootRoute, createRoute } from "@tanstack/react-router";
import { parseUrlState, toUrlSearch, type UrlSearch } from "../lib/url-state";
import { DataLayout } from "./data-layout";
import { NotFound } from "./not-found";
import { RootLayout } from "./root-layout";

export const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });

/** Pages about usage share one grammar of their address, so filters travel between them. */
export const usage = createRoute({
  getParentRoute: () => root,
  id: "usage",
  validateSearch: (search: Record<string, unknown>): UrlSearch => toUrlSearch(parseUrlState(search).state),
  component: DataLayout,
});
