import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { WatchedKey } from "../api/use-key-progress";
import type { Step } from "../model/connection-steps";

interface StepDetailProps {
  step: Step;
  apiKey: WatchedKey;
}

/** What is seen of a step that is done, or what to know while it is waited for. */
export function StepDetail({ step: { name, state }, apiKey }: StepDetailProps) {
  const t = useText();
  const format = useFormat();
  if (name === "key" && state === "next") return <p>{t("firstRun.key.next", { prefix: `${apiKey.prefix}…` })}</p>;
  const event = apiKey.lastEvent?.event;
  if (event === undefined && apiKey.lastRecordedAt != null && name === "accepted") {
    return <p>{t("firstRun.archived", { time: format.dateTime(apiKey.lastRecordedAt) })}</p>;
  }
  if (event === undefined || state !== "done") return null;
  switch (name) {
    case "key":
      return null;
    case "accepted":
      return <code>{event.eventId}</code>;
    case "model":
      return (
        <p>
          <code>{event.model}</code> · {event.provider}
        </p>
      );
    case "priced":
      return event.cost == null ? null : <p>{format.moneyExact(event.cost)}</p>;
    case "user":
      return event.user == null ? null : <p>{t("firstRun.user.done", { name: event.user.pseudonym })}</p>;
  }
}
