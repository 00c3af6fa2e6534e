import { SearchX } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { NO_NARROWING } from "../../../lib/narrowing";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";

/** No request of the range meets the conditions of the list. */
export function NoneNarrowed() {
  const t = useText();
  const { set } = useUrlState();
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={t("requests.none")}
      actions={<Button onPress={() => set({ narrowing: NO_NARROWING, q: "" })}>{t("usage.requests.showAll")}</Button>}
    />
  );
}
