import type { Fault } from "../../../lib/graphql-fault";
import type { Translate } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";

const MINUTE_S = 60;

/** Why somebody was not let in. `wrong` is said where what they gave was wrong. */
export function refusalText(fault: Fault, wrong: MessageKey, t: Translate): string {
  const { kind, message, retryAfterSeconds: seconds } = fault;
  if (kind === "unauthenticated") return t(wrong);
  if (kind === "throttled" && seconds !== null) {
    return seconds <= MINUTE_S
      ? t("session.throttled.seconds", { count: seconds })
      : t("session.throttled.minutes", { count: Math.ceil(seconds / MINUTE_S) });
  }
  return message ?? t(`ui.fault.${kind}`);
}
