import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useSettings } from "../../../lib/use-settings";
import { Notice } from "../../../ui/notice";
import { usePriceLists, type PriceList } from "../api/use-price-lists";
import { usePriceListChanges } from "../api/use-price-list-changes";
import { ProposedCounts } from "./proposed-counts";

/** While a list waits for a decision. */
export function ProposedListNotice() {
  const waiting = useSettings()?.proposedPriceLists ?? 0;
  return waiting > 0 ? <WaitingLists /> : null;
}

function WaitingLists() {
  const t = useText();
  const { lists } = usePriceLists();
  // Said at once: the rest takes a comparison of two lists.
  if (lists === undefined) return <Notice label={t("prices.proposed.label")}>{t("prices.proposed.soon")}</Notice>;
  return lists.filter(({ state }) => state === "PROPOSED").map((list) => <WaitingList key={list.id} list={list} />);
}

function WaitingList({ list }: { list: PriceList }) {
  const t = useText();
  const carried = useCarriedSearch();
  const { changes } = usePriceListChanges(list.id, 1);
  return (
    <Notice
      label={t("prices.proposed.label")}
      actions={
        <Link to="/prices/lists/$id" params={{ id: list.id }} search={carried}>
          {t("prices.proposed.review")}
        </Link>
      }
    >
      {changes === undefined ? t("prices.proposed.soon") : <ProposedCounts list={list} changes={changes} />}
    </Notice>
  );
}
