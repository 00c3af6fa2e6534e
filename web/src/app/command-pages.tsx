import { Gauge, Settings, Tags } from "lucide-react";
import type { CommandPage } from "../features/commands/model/command-page";
import type { Permission } from "../lib/graphql/graphql";
import { DESTINATIONS } from "./destinations";

interface OfferedPage extends CommandPage {
  needs?: Permission;
}

const PRICES = <Tags aria-hidden />;
const THRESHOLDS = <Gauge aria-hidden />;
const SETTINGS = <Settings aria-hidden />;

/** What lies a step behind the rail, where it can be opened without choosing something first. */
const BEHIND: readonly OfferedPage[] = [
  { to: "/welcome", title: "shell.welcome", icon: SETTINGS },
  { to: "/thresholds/new", title: "shell.thresholds.new", icon: THRESHOLDS, needs: "MANAGE_ALERTS" },
  { to: "/thresholds/channels", title: "shell.channels", icon: THRESHOLDS, needs: "VIEW_ALERTS" },
  { to: "/thresholds/reports", title: "shell.reports", icon: THRESHOLDS, needs: "VIEW_ALERTS" },
  { to: "/prices/discounts", title: "shell.prices.discounts", icon: PRICES },
  { to: "/prices/currency", title: "shell.prices.currency", icon: PRICES },
  { to: "/prices/recost", title: "shell.recost", icon: PRICES },
  { to: "/prices/what-if", title: "shell.whatIf", icon: PRICES },
  { to: "/prices/radar", title: "shell.radar", icon: PRICES },
  { to: "/prices/lab", title: "shell.lab", icon: PRICES },
  { to: "/exports", title: "shell.exports", icon: SETTINGS, needs: "EXPORT_USAGE" },
  { to: "/settings/members", title: "shell.settings.members", icon: SETTINGS, needs: "MANAGE_MEMBERS" },
  { to: "/settings/keys", title: "shell.settings.keys", icon: SETTINGS, needs: "MANAGE_KEYS" },
  { to: "/settings/general", title: "shell.settings.general", icon: SETTINGS, needs: "MANAGE_SETTINGS" },
  { to: "/settings/me", title: "shell.settings.me", icon: SETTINGS, needs: "MANAGE_OWN_ACCOUNT" },
];

const PAGES: readonly OfferedPage[] = [
  ...DESTINATIONS.map(({ Icon, ...page }) => ({ ...page, icon: <Icon aria-hidden /> })),
  ...BEHIND,
];

/** Every page that a viewer with these rights may open, those of the rail first. */
export function commandPages(permissions: readonly Permission[]): readonly CommandPage[] {
  return PAGES.filter(({ needs }) => needs === undefined || permissions.includes(needs));
}
