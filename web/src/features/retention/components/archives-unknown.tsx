import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import styles from "./archived.module.css";

/** Over a list of which nobody knows whether it lacks what is archived. */
export function ArchivesUnknown({ onAsk }: { onAsk: () => void }) {
  const t = useText();
  return (
    <div className={cx(styles.over)}>
      <Notice
        tone="warning"
        label={t("retention.notice")}
        actions={<Button onPress={onAsk}>{t("retention.notice.again")}</Button>}
      >
        {t("retention.notice.unknown")}
      </Notice>
    </div>
  );
}
