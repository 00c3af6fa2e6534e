import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import type { ApiKey } from "../api/use-api-keys";
import styles from "./key-state.module.css";

const ICONS = { ACTIVE: CircleCheck, EXPIRED: Clock, REVOKED: CircleSlash };
const SOON_MS = 14 * 86_400_000;

/** Whether the key works, and until when. */
export function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const { state, expiresAt, revokedAt } = apiKey;
  const Icon = ICONS[state];
  const ends = state === "REVOKED" ? revokedAt : expiresAt;
  const isSoon = state === "ACTIVE" && expiresAt != null && Date.parse(expiresAt) - now < SOON_MS;
  return (
    <>
      <span className={cx(styles.mark)} data-state={isSoon ? "SOON" : state}>
        {isSoon ? <Clock aria-hidden /> : <Icon aria-hidden />}
        {t(isSoon ? "keys.state.soon" : `keys.state.${state}`)}
      </span>
      <span className={cx(styles.below)}>
        {ends == null ? t("keys.expiry.none") : <Ends at={ends} text={endText(apiKey, format.fullDate(ends), t)} />}
      </span>
    </>
  );
}

function Ends({ at, text }: { at: string; text: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {text}
    </time>
  );
}

function endText({ state }: ApiKey, day: string, t: ReturnType<typeof useText>): string {
  return state === "ACTIVE" ? t("keys.expiry.until", { day }) : t("keys.expiry.since", { day });
}
