import { CircleCheck } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { ApiKey } from "../api/use-api-keys";
import { useFirstUse } from "../api/use-first-use";
import styles from "./first-use.module.css";

/** Waits for the first request with a secret that was just issued, and says when it came. */
export function FirstUse({ issued }: { issued: ApiKey }) {
  const t = useText();
  const format = useFormat();
  const used = useFirstUse(issued);
  const from = used?.address ?? null;
  return (
    <p className={cx(styles.line, used !== null && styles.used)} role="status">
      {used === null ? <span className={cx(styles.dot)} aria-hidden /> : <CircleCheck aria-hidden />}
      {used === null
        ? t(issued.previous == null ? "keys.waiting" : "keys.waiting.rotated")
        : from === null
          ? t("keys.arrived", { time: format.time(used.at) })
          : t("keys.arrived.from", { time: format.time(used.at), address: from })}
    </p>
  );
}
