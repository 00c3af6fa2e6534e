import {
  Archive,
  Bell,
  ChartColumnStacked,
  Gauge,
  List,
  PiggyBank,
  ScrollText,
  Settings,
  Tags,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { Permission } from "../lib/graphql/graphql";
import type { MessageKey } from "../locales/message-key";

interface Destination {
  /** Plain text, because the router knows a page where it is built. */
  to: string;
  title: MessageKey;
  Icon: LucideIcon;
  /** Pressed after `g`. */
  key: string;
  /** Who may open it; everybody where it is not said. */
  needs?: Permission;
}

/** In the order of the rail. */
export const DESTINATIONS: readonly Destination[] = [
  { to: "/", title: "shell.overview", Icon: ChartColumnStacked, key: "o" },
  { to: "/users", title: "shell.users", Icon: Users, key: "u" },
  { to: "/requests", title: "shell.requests", Icon: List, key: "r" },
  { to: "/alerts", title: "shell.alerts", Icon: Bell, key: "a", needs: "VIEW_ALERTS" },
  { to: "/savings", title: "shell.savings.short", Icon: PiggyBank, key: "s" },
  { to: "/thresholds", title: "shell.thresholds", Icon: Gauge, key: "b", needs: "VIEW_ALERTS" },
  { to: "/prices", title: "shell.prices", Icon: Tags, key: "p" },
  { to: "/retention", title: "shell.retention", Icon: Archive, key: "d", needs: "VIEW_ARCHIVES" },
  { to: "/audit", title: "shell.audit", Icon: ScrollText, key: "l", needs: "VIEW_AUDIT" },
  { to: "/settings", title: "shell.settings", Icon: Settings, key: "," },
];
