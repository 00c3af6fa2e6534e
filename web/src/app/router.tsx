import type { ComponentProps } from "react";
import { createRoute, createRouter } from "@tanstack/react-router";
import { formatQueryString, parseQueryString } from "../lib/query-string";
import type FilterBar from "../features/filters/components/filter-bar";
import { NO_FILTERS } from "../lib/filters";
import { parseUrlState, toUrlSearch, type UrlSearch } from "../lib/url-state";
import type { MessageKey } from "../locales/message-key";
import { Crashed } from "./crashed";
import { latePage } from "./late-page";
import { currency, discounts, lab, modelPrices, priceList, prices, radar, recost, whatIf } from "./price-routes";
import { general, keys, members, mySettings, settings, settingsIndex } from "./settings-routes";
import { alert, alerts } from "./alert-routes";
import { channels, newThreshold, reports, threshold, thresholds } from "./threshold-routes";
import { root, usage } from "./usage-route";
import { welcome } from "./welcome-route";
import { worded } from "./worded";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  staticData: { title: "shell.signIn" },
  validateSearch: ({ to, fault }: Record<string, unknown>): { to?: string; fault?: string } => ({
    ...(typeof to === "string" ? { to } : {}),
    ...(typeof fault === "string" ? { fault } : {}),
  }),
  component: latePage("SignInPage", () => import("./pages/sign-in-page")),
});

const signedInAgain = createRoute({
  getParentRoute: () => root,
  path: "/signed-in-again",
  staticData: { title: "shell.signedInAgain" },
  component: latePage("SignedInAgain", () => import("./pages/signed-in-again")),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: "/invite",
  staticData: { title: "shell.invite" },
  component: worded("InvitePage", () => import("./pages/invite-page")),
});

const overview = createRoute({
  getParentRoute: () => usage,
  path: "/",
  staticData: { title: "shell.overview", filters: { compare: true, grouping: true, grain: true } },
  component: latePage("Overview", () => import("./pages/overview")),
});

const exportsRoute = createRoute({
  getParentRoute: () => usage,
  path: "/exports",
  staticData: { title: "shell.exports" },
  component: worded("Exports", () => import("./pages/exports")),
});

const retention = createRoute({
  getParentRoute: () => usage,
  path: "/retention",
  staticData: { title: "shell.retention.title" },
  component: worded("Retention", () => import("./pages/retention")),
});

const users = createRoute({
  getParentRoute: () => usage,
  path: "/users",
  staticData: { title: "shell.users", filters: { compare: true, grouping: false, grain: false } },
  component: worded("Users", () => import("./pages/users")),
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
  component: worded("User", () => import("./pages/user")),
});

const requests = createRoute({
  getParentRoute: () => usage,
  path: "/requests",
  staticData: { title: "shell.requests", filters: { compare: false, grouping: false, grain: false } },
  component: worded("Requests", () => import("./pages/requests")),
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
  component: worded("Savings", () => import("./pages/savings")),
});

/** Without the shell around it: for paper. */
const print = createRoute({
  getParentRoute: () => root,
  id: "print",
  validateSearch: (search: Record<string, unknown>): UrlSearch => toUrlSearch(parseUrlState(search).state),
  component: worded("PrintLayout", () => import("./print-layout")),
});

const savingsPrint = createRoute({
  getParentRoute: () => print,
  path: "/savings/print",
  staticData: { title: "shell.savings" },
  component: worded("SavingsPrint", () => import("./pages/savings-print")),
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
  component: worded("Audit", () => import("./pages/audit")),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedInAgain,
    invite,
    print.addChildren([savingsPrint]),
    usage.addChildren([
      overview,
      welcome,
      users,
      user,
      requests.addChildren([request]),
      savings,
      alerts.addChildren([alert]),
      channels,
      reports,
      thresholds.addChildren([newThreshold, threshold]),
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
      exportsRoute,
      retention,
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
  interface HistoryState {
    /** An app user whom somebody is about to set a limit for. */
    ofUser?: { key: string; label: string };
  }
  interface StaticDataRouteOption {
    title?: MessageKey;
    /** What the filter bar offers beside range and filters. */
    filters?: ComponentProps<typeof FilterBar>["shows"];
  }
}
