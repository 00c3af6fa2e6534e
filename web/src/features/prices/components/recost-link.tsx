import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { localDate } from "../../../lib/format";
import { useFormat } from "../../../lib/use-format";
import type { UnpricedModel } from "../api/use-unpriced-models";
import { recostSearch } from "../model/recost-search";

/** Plain text, because the page is registered where it is built. */
const RECOST: string = "/prices/recost";

/** To the re-cost of the requests of one model that have no cost. */
export function RecostLink({ model }: { model: UnpricedModel }) {
  const t = useText();
  const format = useFormat();
  return (
    <Link to={RECOST} search={recostSearch(model, (iso) => localDate(Date.parse(iso), format.timeZone))}>
      {t("prices.saved.recost")}
    </Link>
  );
}
