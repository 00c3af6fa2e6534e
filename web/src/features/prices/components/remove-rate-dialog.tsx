import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { showToast } from "../../../ui/toast";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { REMOVE_EXCHANGE_RATE } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import type { ExchangeRate } from "../api/use-exchange-rates";

export function RemoveRateDialog({ rate, onClose }: { rate: ExchangeRate; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const { act, busy, fault } = usePriceAct(REMOVE_EXCHANGE_RATE);

  const remove = async (reason: string): Promise<void> => {
    if ((await act({ id: rate.id, reason })) === null) return;
    showToast({ text: t("prices.rates.removed") });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("prices.rates.remove.title")}
      confirmLabel={t("prices.rates.remove.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void remove(reason)}
      onClose={onClose}
    >
      <p>
        {t("prices.rates.remove.text", {
          currency: rate.currency,
          day: format.dayRange(rate.validOn, rate.validOn),
          amount: format.inCurrency(rate.perUsd, rate.currency),
        })}
      </p>
    </ReasonDialog>
  );
}
