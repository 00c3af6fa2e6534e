import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { showToast } from "../../../ui/toast";
import { ToggleGroup } from "../../../ui/toggle-group";
import { FormFault } from "../../../ui/form-fault";
import { SET_DISPLAY_CURRENCY } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";

interface CurrencyChoiceProps {
  chosen: string;
  /** Those with a rate. */
  currencies: readonly string[];
  canManage: boolean;
}

/** In which currency everybody of this installation reads amounts. Acts at once, and can be taken back. */
export function CurrencyChoice({ chosen, currencies, canManage }: CurrencyChoiceProps) {
  const t = useText();
  const format = useFormat();
  const { act, fault } = usePriceAct(SET_DISPLAY_CURRENCY);

  const choose = async (currency: string): Promise<void> => {
    if ((await act({ currency })) === null) return;
    showToast({
      text: t("prices.currency.changed", { currency }),
      action: { label: t("prices.currency.undo"), onPress: () => void act({ currency: chosen }) },
    });
  };
  return (
    <>
      <ToggleGroup
        label={t("prices.currency.choice")}
        value={chosen}
        isDisabled={!canManage}
        onChange={(currency) => (currency === chosen ? undefined : void choose(currency))}
        options={["USD", ...currencies].map((currency) => ({
          value: currency,
          label: `${currency} · ${format.currencyName(currency)}`,
        }))}
      />
      {canManage ? null : <p>{t("prices.readOnly")}</p>}
      {fault === null ? null : <FormFault fault={fault} />}
    </>
  );
}
