import { Link } from "@tanstack/react-router";
import { localDateTime } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import type { ArchivedView } from "../api/use-archived-view";
import styles from "./archived.module.css";

/** Over a list whose range reaches into archived requests: what it cannot show, and where that is. */
export function ArchivedNotice({ view: { before, month } }: { view: ArchivedView }) {
  const t = useText();
  const format = useFormat();
  const carried = useCarriedSearch();
  const link = (
    <Link to="/retention" search={carried} hash={month}>
      {t("retention.notice.link")}
    </Link>
  );
  return (
    <div className={cx(styles.over)}>
      <Notice label={t("retention.notice")} actions={link}>
        {t("retention.notice.text", { time: format.wallDateTime(localDateTime(Date.parse(before), format.timeZone)) })}
      </Notice>
    </div>
  );
}
