import { createRoute } from "@tanstack/react-router";
import { usage } from "./usage-route";
import { worded } from "./worded";

export const settings = createRoute({
  getParentRoute: () => usage,
  path: "/settings",
  staticData: { title: "shell.settings" },
  component: worded("SettingsLayout", () => import("./pages/settings-layout")),
});

export const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  staticData: { title: "shell.settings" },
  component: worded("SettingsIndex", () => import("./pages/settings-index")),
});

export const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  staticData: { title: "shell.settings.members" },
  component: worded("Members", () => import("./pages/members")),
});

export const mySettings = createRoute({
  getParentRoute: () => settings,
  path: "/me",
  staticData: { title: "shell.settings.me" },
  component: worded("MySettings", () => import("./pages/my-settings")),
});

export const keys = createRoute({
  getParentRoute: () => settings,
  path: "/keys",
  staticData: { title: "shell.settings.keys" },
  component: worded("Keys", () => import("./pages/keys")),
});

export const general = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  staticData: { title: "shell.settings.general" },
  component: worded("General", () => import("./pages/general")),
});
