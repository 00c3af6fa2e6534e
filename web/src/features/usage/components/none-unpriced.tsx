import { CircleCheck } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";

/** Nothing in view lacks a price, which is a result and not a blank. */
export function NoneUnpriced() {
  const t = useText();
  const { set } = useUrlState();
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden />}
      title={t("usage.requests.noneUnpriced")}
      actions={<Button onPress={() => set({ cost: "any" })}>{t("usage.requests.showAll")}</Button>}
    />
  );
}
