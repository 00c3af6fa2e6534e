import type { ComponentProps } from "react";
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { formatQueryString, parseQueryString } from "../lib/query-string";
import type { FilterBar } from "../features/filters/components/filter-bar";
import { RECOST_DIMENSIONS } from "../features/recost/model/recost-scope";
import { NO_FILTERS } from "../lib/filters";
import { FILTER_DIMENSIONS } from "../lib/url-grammar";
import { parseUrlState, toUrlSearch, withOnlyIs, type UrlSearch } from "../lib/url-state";
import { loadPageWords } from "../lib/i18n";
import type { MessageKey } from "../locales/message-key";
import { Crashed } from "./crashed";
import { DataLayout } from "./data-layout";
import { NotFound } from "./not-found";
import { RootLayout } from "./root-layout";

/** A page with its words, which are not fetched before. */
function worded<Page>(load: () => Promise<Page>): () => Promise<Page> {
  return async () => {
    const [page] = await Promise.all([load(), loadPageWords()]);
    return page;
  };
}

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  staticData: { title: "shell.signIn" },
  validateSearch: ({ to, fault }: Record<string, unknown>): { to?: string; fault?: string } => ({
    ...(typeof to === "string" ? { to } : {}),
    ...(typeof fault === "string" ? { fault } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/sign-in-page"), "SignInPage"),
});

const signedInAgain = createRoute({
  getParentRoute: () => root,
  path: "/signed-in-again",
  staticData: { title: "shell.signedInAgain" },
  component: lazyRouteComponent(() => import("./pages/signed-in-again"), "SignedInAgain"),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: "/invite",
  staticData: { title: "shell.invite" },
  component: lazyRouteComponent(
    worded(() => import("./pages/invite-page")),
    "InvitePage",
  ),
});

/** Pages about usage share one grammar of their address, so filters travel between them. */
const usage = createRoute({
  getParentRoute: () => root,
  id: "usage",
  validateSearch: (search: Record<string, unknown>): UrlSearch => toUrlSearch(parseUrlState(search).state),
  component: DataLayout,
});

const overview = createRoute({
  getParentRoute: () => usage,
  path: "/",
  staticData: { title: "shell.overview", filters: { compare: true, grouping: true, grain: true } },
  component: lazyRouteComponent(() => import("./pages/overview"), "Overview"),
});

const users = createRoute({
  getParentRoute: () => usage,
  path: "/users",
  staticData: { title: "shell.users", filters: { compare: true, grouping: false, grain: false } },
  component: lazyRouteComponent(
    worded(() => import("./pages/users")),
    "Users",
  ),
});

/** Of one app user, whom the path names: a filter by another one would be shown, and ignored. */
function userSearch(search: Record<string, unknown>): UrlSearch {
  const { state } = parseUrlState(search);
  const filters = { ...state.filters, user: NO_FILTERS.user };
  return { ...Object.fromEntries([["user", undefined]]), ...toUrlSearch({ ...state, filters }) };
}

const user = createRoute({
  getParentRoute: () => usage,
  path: "/users/$id",
  staticData: { title: "shell.user", filters: { compare: true, grouping: true, grain: true } },
  validateSearch: userSearch,
  component: lazyRouteComponent(
    worded(() => import("./pages/user")),
    "User",
  ),
});

const requests = createRoute({
  getParentRoute: () => usage,
  path: "/requests",
  staticData: { title: "shell.requests", filters: { compare: false, grouping: false, grain: false } },
  component: lazyRouteComponent(() => import("./pages/requests"), "Requests"),
});

/** The same page: the list stays where it is, under the panel of one request. */
const request = createRoute({
  getParentRoute: () => requests,
  path: "/$eventId",
  staticData: { title: "shell.requests", filters: { compare: false, grouping: false, grain: false } },
});

const savings = createRoute({
  getParentRoute: () => usage,
  path: "/savings",
  staticData: { title: "shell.savings", filters: { compare: false, grouping: false, grain: false } },
  component: lazyRouteComponent(
    worded(() => import("./pages/savings")),
    "Savings",
  ),
});

/** Without the shell around it: for paper. */
const print = createRoute({
  getParentRoute: () => root,
  id: "print",
  validateSearch: (search: Record<string, unknown>): UrlSearch => toUrlSearch(parseUrlState(search).state),
  component: lazyRouteComponent(
    worded(() => import("./print-layout")),
    "PrintLayout",
  ),
});

const savingsPrint = createRoute({
  getParentRoute: () => print,
  path: "/savings/print",
  staticData: { title: "shell.savings" },
  component: lazyRouteComponent(
    worded(() => import("./pages/savings-print")),
    "SavingsPrint",
  ),
});

const prices = createRoute({
  getParentRoute: () => usage,
  path: "/prices",
  staticData: { title: "shell.prices" },
  component: lazyRouteComponent(
    worded(() => import("./pages/prices")),
    "Prices",
  ),
});

const currency = createRoute({
  getParentRoute: () => usage,
  path: "/prices/currency",
  staticData: { title: "shell.prices.currency" },
  component: lazyRouteComponent(
    worded(() => import("./pages/currency")),
    "Currency",
  ),
});

const discounts = createRoute({
  getParentRoute: () => usage,
  path: "/prices/discounts",
  staticData: { title: "shell.prices.discounts" },
  component: lazyRouteComponent(
    worded(() => import("./pages/discounts")),
    "Discounts",
  ),
});

const priceList = createRoute({
  getParentRoute: () => usage,
  path: "/prices/lists/$id",
  staticData: { title: "shell.prices.list" },
  component: lazyRouteComponent(
    worded(() => import("./pages/price-list")),
    "PriceList",
  ),
});

const modelPrices = createRoute({
  getParentRoute: () => usage,
  path: "/prices/$provider/$model",
  staticData: { title: "shell.prices.model" },
  component: lazyRouteComponent(
    worded(() => import("./pages/model-prices")),
    "ModelPrices",
  ),
});

/** Filters that a re-cost does not know are taken out of the address, as `undefined`: its parent has read them. */
function recostSearch(search: Record<string, unknown>): UrlSearch {
  const known = toUrlSearch(withOnlyIs(parseUrlState(search).state, RECOST_DIMENSIONS));
  return { ...Object.fromEntries(FILTER_DIMENSIONS.map((dimension) => [dimension, undefined])), ...known };
}

const recost = createRoute({
  getParentRoute: () => usage,
  path: "/prices/recost",
  staticData: {
    title: "shell.recost",
    filters: { compare: false, grouping: false, grain: false, onlyIs: RECOST_DIMENSIONS },
  },
  validateSearch: recostSearch,
  component: lazyRouteComponent(
    worded(() => import("./pages/recost")),
    "Recost",
  ),
});

const whatIf = createRoute({
  getParentRoute: () => usage,
  path: "/prices/what-if",
  staticData: { title: "shell.whatIf", filters: { compare: false, grouping: false, grain: false } },
  component: lazyRouteComponent(
    worded(() => import("./pages/what-if")),
    "WhatIf",
  ),
});

const radar = createRoute({
  getParentRoute: () => usage,
  path: "/prices/radar",
  staticData: { title: "shell.radar" },
  component: lazyRouteComponent(
    worded(() => import("./pages/radar")),
    "Radar",
  ),
});

const lab = createRoute({
  getParentRoute: () => usage,
  path: "/prices/lab",
  staticData: { title: "shell.lab" },
  component: lazyRouteComponent(
    worded(() => import("./pages/lab")),
    "Lab",
  ),
});

const settings = createRoute({
  getParentRoute: () => usage,
  path: "/settings",
  staticData: { title: "shell.settings" },
  component: lazyRouteComponent(
    worded(() => import("./pages/settings-layout")),
    "SettingsLayout",
  ),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  staticData: { title: "shell.settings" },
  component: lazyRouteComponent(
    worded(() => import("./pages/settings-index")),
    "SettingsIndex",
  ),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  staticData: { title: "shell.settings.members" },
  component: lazyRouteComponent(
    worded(() => import("./pages/members")),
    "Members",
  ),
});

const mySettings = createRoute({
  getParentRoute: () => settings,
  path: "/me",
  staticData: { title: "shell.settings.me" },
  component: lazyRouteComponent(
    worded(() => import("./pages/my-settings")),
    "MySettings",
  ),
});

const keys = createRoute({
  getParentRoute: () => settings,
  path: "/keys",
  staticData: { title: "shell.settings.keys" },
  component: lazyRouteComponent(
    worded(() => import("./pages/keys")),
    "Keys",
  ),
});

/** Its days are those of the reporting timezone, whatever zone another page was looked at in. */
function auditSearch(search: Record<string, unknown>): UrlSearch {
  return {
    ...Object.fromEntries([["tz", undefined]]),
    ...toUrlSearch({ ...parseUrlState(search).state, tz: null }),
  };
}

const audit = createRoute({
  getParentRoute: () => usage,
  path: "/audit",
  staticData: { title: "shell.audit" },
  validateSearch: auditSearch,
  component: lazyRouteComponent(
    worded(() => import("./pages/audit")),
    "Audit",
  ),
});

const general = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  staticData: { title: "shell.settings.general" },
  component: lazyRouteComponent(
    worded(() => import("./pages/general")),
    "General",
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedInAgain,
    invite,
    print.addChildren([savingsPrint]),
    usage.addChildren([
      overview,
      users,
      user,
      requests.addChildren([request]),
      savings,
      prices,
      currency,
      discounts,
      priceList,
      modelPrices,
      recost,
      whatIf,
      radar,
      lab,
      audit,
      settings.addChildren([settingsIndex, members, keys, general, mySettings]),
    ]),
  ]),
  parseSearch: parseQueryString,
  stringifySearch: formatQueryString,
  defaultPreload: "intent",
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    title?: MessageKey;
    /** What the filter bar offers beside range and filters. */
    filters?: ComponentProps<typeof FilterBar>["shows"];
  }
}
