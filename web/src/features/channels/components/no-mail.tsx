import { useText } from "../../../lib/i18n";
import { Notice } from "../../../ui/notice";

/** Says so instead of pretending that mail could be sent. */
export function NoMail() {
  const t = useText();
  return (
    <Notice tone="warning" label={t("channels.noMail")}>
      <strong>{t("channels.noMail")}</strong> {t("channels.noMail.text")}
    </Notice>
  );
}
