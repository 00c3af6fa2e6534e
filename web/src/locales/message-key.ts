import type account from "./en/account.json";
import type alerts from "./en/alerts.json";
import type appUsers from "./en/app-users.json";
import type audit from "./en/audit.json";
import type channels from "./en/channels.json";
import type charts from "./en/charts.json";
import type commands from "./en/commands.json";
import type cost from "./en/cost.json";
import type demo from "./en/demo.json";
import type exports from "./en/exports.json";
import type filters from "./en/filters.json";
import type firstRun from "./en/first-run.json";
import type general from "./en/general.json";
import type keys from "./en/keys.json";
import type ledger from "./en/ledger.json";
import type members from "./en/members.json";
import type overview from "./en/overview.json";
import type prices from "./en/prices.json";
import type recost from "./en/recost.json";
import type whatIf from "./en/what-if.json";
import type radar from "./en/radar.json";
import type lab from "./en/lab.json";
import type savings from "./en/savings.json";
import type retention from "./en/retention.json";
import type reports from "./en/reports.json";
import type requests from "./en/requests.json";
import type session from "./en/session.json";
import type settings from "./en/settings.json";
import type shell from "./en/shell.json";
import type thresholds from "./en/thresholds.json";
import type ui from "./en/ui.json";
import type usage from "./en/usage.json";
import type usagePages from "./en/usage-pages.json";
import type user from "./en/user.json";
import type users from "./en/users.json";

/** Every key of the English catalogue; one line per file above. */
export type MessageKey =
  | keyof typeof account
  | keyof typeof alerts
  | keyof typeof appUsers
  | keyof typeof audit
  | keyof typeof channels
  | keyof typeof charts
  | keyof typeof commands
  | keyof typeof cost
  | keyof typeof demo
  | keyof typeof exports
  | keyof typeof filters
  | keyof typeof firstRun
  | keyof typeof general
  | keyof typeof keys
  | keyof typeof ledger
  | keyof typeof members
  | keyof typeof overview
  | keyof typeof prices
  | keyof typeof recost
  | keyof typeof whatIf
  | keyof typeof radar
  | keyof typeof lab
  | keyof typeof savings
  | keyof typeof retention
  | keyof typeof reports
  | keyof typeof requests
  | keyof typeof session
  | keyof typeof settings
  | keyof typeof shell
  | keyof typeof thresholds
  | keyof typeof ui
  | keyof typeof usage
  | keyof typeof usagePages
  | keyof typeof user
  | keyof typeof users;
