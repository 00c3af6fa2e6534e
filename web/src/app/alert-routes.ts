import { createRoute } from "@tanstack/react-router";
import { usage } from "./usage-route";
import { worded } from "./worded";

export const alerts = createRoute({
  getParentRoute: () => usage,
  path: "/alerts",
  staticData: { title: "shell.alerts" },
  component: worded("Alerts", () => import("./pages/alerts")),
});

/** The same page: the list stays where it is, beside the alert. */
export const alert = createRoute({
  getParentRoute: () => alerts,
  path: "/$alertId",
  staticData: { title: "shell.alerts" },
});
