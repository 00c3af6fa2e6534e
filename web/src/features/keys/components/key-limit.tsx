import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";

/** A key's own limit, where it has one. */
export function KeyLimit({ requestsPerMinute }: { requestsPerMinute?: number | null }) {
  const t = useText();
  const format = useFormat();
  if (requestsPerMinute == null) return null;
  return <span className={cx(cell.below)}>{t("keys.limit.short", { count: format.exact(requestsPerMinute) })}</span>;
}
