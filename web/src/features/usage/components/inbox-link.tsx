import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";

/** From requests without a price to the models that lack one, and why. */
export function InboxLink() {
  const t = useText();
  return (
    <Link to="/prices" search={useCarriedSearch()} hash="unpriced">
      {t("usage.requests.toInbox")}
    </Link>
  );
}
