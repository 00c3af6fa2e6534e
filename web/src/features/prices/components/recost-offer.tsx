import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import type { UnpricedModel } from "../api/use-unpriced-models";
import { RecostLink } from "./recost-link";

/** A price is for requests to come; for those of before a re-cost is asked for. */
export function RecostOffer({ model, onClose }: { model: UnpricedModel; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  return (
    <Notice
      tone="ok"
      label={t("prices.saved.label")}
      actions={
        <>
          <RecostLink model={model} />
          <Button variant="quiet" onPress={onClose}>
            {t("prices.saved.later")}
          </Button>
        </>
      }
    >
      <strong>{t("prices.saved", { model: model.model })}</strong>{" "}
      {t("prices.saved.still", { count: model.requests, requests: format.exact(model.requests) })}
    </Notice>
  );
}
