import { Link } from "@tanstack/react-router";
import { Archive } from "lucide-react";
import { localDateTime } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { EmptyState } from "../../../ui/empty-state";
import type { ArchivedView } from "../api/use-archived-view";

/** In place of rows that are in archives: there was something, and its sums are where they were. */
export function ArchivedEmpty({ view: { before, month } }: { view: ArchivedView }) {
  const t = useText();
  const format = useFormat();
  const carried = useCarriedSearch();
  const time = format.wallDateTime(localDateTime(Date.parse(before), format.timeZone));
  return (
    <EmptyState
      icon={<Archive aria-hidden />}
      title={t("retention.notice.text", { time })}
      actions={
        <Link to="/retention" search={carried} hash={month}>
          {t("retention.notice.link")}
        </Link>
      }
    >
      <p>{t("retention.empty.text")}</p>
    </EmptyState>
  );
}
