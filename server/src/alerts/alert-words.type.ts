import { registerEnumType } from "type-graphql";
import { AlertActKind, AlertResolution, AlertStatus, AlertType } from "./domain/alert-words.js";

registerEnumType(AlertType, {
  name: "AlertType",
  valuesConfig: {
    LEVEL: { description: "Usage reached a percentage of the limit." },
    PACE: { description: "Usage is going to reach the limit before the period ends." },
    ANOMALY: { description: "A day is far from what is usual." },
    NO_DATA: { description: "Nothing was recorded for too long." },
    ARCHIVE: { description: "A month could not be archived, or its file is not the one that was written." },
  },
});
registerEnumType(AlertStatus, {
  name: "AlertStatus",
  valuesConfig: {
    OPEN: { description: "Nobody has said anything about it yet, or it was opened again." },
    ACKNOWLEDGED: { description: "Its owner sees to it." },
    SNOOZED: { description: "Opens again by itself at `snoozedUntil`." },
  },
});
registerEnumType(AlertResolution, {
  name: "AlertResolution",
  description: "All but `BY_MEMBER` come about by themselves.",
  valuesConfig: {
    PERIOD_ENDED: { description: "Its period is over; of a late crossing, and that was a day ago." },
    SUPERSEDED: { description: "A higher level of the same period was reached." },
    RECOVERED: { description: "After corrections usage is below the level." },
    THRESHOLD_CHANGED: { description: "The threshold no longer says this." },
  },
});
registerEnumType(AlertActKind, {
  name: "AlertActKind",
  description:
    "What happened to an alert. `RESOLVED` is by a member; `MUTED`, and `TOLD_BEFORE` in the period that ran before another zone or week: no channel was told.",
});
