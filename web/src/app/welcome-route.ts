import { createRoute } from "@tanstack/react-router";
import { usage } from "./usage-route";
import { worded } from "./worded";

export const welcome = createRoute({
  getParentRoute: () => usage,
  path: "/welcome",
  staticData: { title: "shell.welcome" },
  component: worded("Welcome", () => import("./pages/welcome")),
});
