import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { PriceListChanges } from "../api/use-price-list-changes";
import type { PriceList } from "../api/use-price-lists";

/** How much accepting a list would change; what is in use first, because the rest matters to nobody yet. */
export function ProposedCounts({ list, changes }: { list: PriceList; changes: PriceListChanges }) {
  const t = useText();
  const format = useFormat();
  const { used, added, removed, changed } = changes;
  return (
    <>
      <strong>{t("prices.proposed", { count: used })}</strong>{" "}
      {t("prices.proposed.counts", {
        added: format.exact(added),
        changed: format.exact(changed),
        removed: format.exact(removed),
        day: format.dayRange(list.checkedOn, list.checkedOn),
      })}
    </>
  );
}
