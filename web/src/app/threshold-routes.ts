import { createRoute } from "@tanstack/react-router";
import { usage } from "./usage-route";
import { worded } from "./worded";

export const thresholds = createRoute({
  getParentRoute: () => usage,
  path: "/thresholds",
  staticData: { title: "shell.thresholds.title" },
  component: worded("Thresholds", () => import("./pages/thresholds")),
});

/** The same page: the list stays where it is, under the editor. */
export const newThreshold = createRoute({
  getParentRoute: () => thresholds,
  path: "/new",
  staticData: { title: "shell.thresholds.title" },
});

export const threshold = createRoute({
  getParentRoute: () => thresholds,
  path: "/$id",
  staticData: { title: "shell.thresholds.title" },
});

/** Beside the list, not over it. */
export const channels = createRoute({
  getParentRoute: () => usage,
  path: "/thresholds/channels",
  staticData: { title: "shell.channels" },
  component: worded("Channels", () => import("./pages/channels")),
});

export const reports = createRoute({
  getParentRoute: () => usage,
  path: "/thresholds/reports",
  staticData: { title: "shell.reports" },
  component: worded("Reports", () => import("./pages/reports")),
});
