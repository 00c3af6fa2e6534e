import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { Progress } from "../ui/progress";
import styles from "./message.module.css";

/** The moment before we know who is there; appears only if it lasts. */
export function Starting() {
  const t = useText();
  return (
    <div className={cx(styles.starting)} aria-busy>
      <Progress value={null} label={t("shell.loading")} />
    </div>
  );
}
