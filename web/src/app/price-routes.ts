import { createRoute } from "@tanstack/react-router";
import { RECOST_DIMENSIONS } from "../features/recost/model/recost-scope";
import { FILTER_DIMENSIONS } from "../lib/url-grammar";
import { parseUrlState, toUrlSearch, withOnlyIs, type UrlSearch } from "../lib/url-state";
import { usage } from "./usage-route";
import { worded } from "./worded";

export const prices = createRoute({
  getParentRoute: () => usage,
  path: "/prices",
  staticData: { title: "shell.prices" },
  component: worded("Prices", () => import("./pages/prices")),
});

export const currency = createRoute({
  getParentRoute: () => usage,
  path: "/prices/currency",
  staticData: { title: "shell.prices.currency" },
  component: worded("Currency", () => import("./pages/currency")),
});

export const discounts = createRoute({
  getParentRoute: () => usage,
  path: "/prices/discounts",
  staticData: { title: "shell.prices.discounts" },
  component: worded("Discounts", () => import("./pages/discounts")),
});

export const priceList = createRoute({
  getParentRoute: () => usage,
  path: "/prices/lists/$id",
  staticData: { title: "shell.prices.list" },
  component: worded("PriceList", () => import("./pages/price-list")),
});

export const modelPrices = createRoute({
  getParentRoute: () => usage,
  path: "/prices/$provider/$model",
  staticData: { title: "shell.prices.model" },
  component: worded("ModelPrices", () => import("./pages/model-prices")),
});

/** Filters that a re-cost does not know are taken out of the address, as `undefined`: its parent has read them. */
function recostSearch(search: Record<string, unknown>): UrlSearch {
  const known = toUrlSearch(withOnlyIs(parseUrlState(search).state, RECOST_DIMENSIONS));
  return { ...Object.fromEntries(FILTER_DIMENSIONS.map((dimension) => [dimension, undefined])), ...known };
}

export const recost = createRoute({
  getParentRoute: () => usage,
  path: "/prices/recost",
  staticData: {
    title: "shell.recost",
    filters: { compare: false, grouping: false, grain: false, onlyIs: RECOST_DIMENSIONS },
  },
  validateSearch: recostSearch,
  component: worded("Recost", () => import("./pages/recost")),
});

export const whatIf = createRoute({
  getParentRoute: () => usage,
  path: "/prices/what-if",
  staticData: { title: "shell.whatIf", filters: { compare: false, grouping: false, grain: false } },
  component: worded("WhatIf", () => import("./pages/what-if")),
});

export const radar = createRoute({
  getParentRoute: () => usage,
  path: "/prices/radar",
  staticData: { title: "shell.radar" },
  component: worded("Radar", () => import("./pages/radar")),
});

export const lab = createRoute({
  getParentRoute: () => usage,
  path: "/prices/lab",
  staticData: { title: "shell.lab" },
  component: worded("Lab", () => import("./pages/lab")),
});
