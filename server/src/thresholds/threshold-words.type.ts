import { registerEnumType } from "type-graphql";
import { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";

registerEnumType(ThresholdKind, {
  name: "ThresholdKind",
  valuesConfig: {
    LIMIT: { description: "Usage of a period reaches percentages of a limit." },
    ANOMALY: { description: "A day is far from what is usual." },
    NO_DATA: { description: "Nothing was recorded for too long." },
    ARCHIVE: { description: "An archive is not as it must be. Of alerts alone: nobody sets it." },
  },
});
registerEnumType(ThresholdScope, {
  name: "ThresholdScope",
  valuesConfig: {
    OVERALL: { description: "Everything together." },
    EACH_USER: { description: "Every app user by themselves, but those that have a threshold of their own." },
    USER: {
      description:
        "One app user, in place of what EACH_USER says of the same meter and period, and of ONCE the same days; switched off, they are exempt.",
    },
  },
});
registerEnumType(ThresholdPeriod, {
  name: "ThresholdPeriod",
  description: "A calendar period in the reporting timezone; weeks begin as the settings say.",
  valuesConfig: { ONCE: { description: "From startsOn to endsOn, once." } },
});
