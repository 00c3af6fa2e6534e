import { X } from "lucide-react";
import type { TokenClass } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { IconButton } from "../../../ui/icon-button";
import { TextField } from "../../../ui/text-field";
import type { TierDraft } from "../model/price-draft";
import type { FormPart } from "./form-part";
import styles from "./tier-fields.module.css";

interface TierFieldsProps extends FormPart {
  index: number;
  classes: readonly TokenClass[];
}

/** Rates that price the whole request once its input is long enough. */
export function TierFields({ draft, change, errorOf, index, classes }: TierFieldsProps) {
  const t = useText();
  const tier = draft.tiers[index];
  if (tier === undefined) return null;
  const set = (patch: Partial<TierDraft>): void =>
    change({ tiers: draft.tiers.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <fieldset className={cx(styles.tier)}>
      <legend>{t("prices.form.tier")}</legend>
      <div className={cx(styles.tierHead)}>
        <TextField
          label={t("prices.form.tier.above")}
          inputMode="numeric"
          placeholder={t("prices.form.tier.example")}
          suffix={t("prices.form.tokens")}
          value={tier.above}
          onChange={(above) => set({ above })}
          error={errorOf(`tiers.${index}.above`)}
        />
        <IconButton
          label={t("prices.form.tier.remove")}
          icon={<X />}
          onPress={() => change({ tiers: draft.tiers.filter((_, at) => at !== index) })}
        />
      </div>
      <div className={cx(form.pair)}>
        {classes.map((tokenClass) => (
          <TextField
            key={tokenClass}
            label={t(`cost.class.${tokenClass}`)}
            inputMode="decimal"
            suffix={t("prices.form.perMillion")}
            value={tier.rates[tokenClass] ?? ""}
            onChange={(text) => set({ rates: { ...tier.rates, [tokenClass]: text } })}
            error={errorOf(`tiers.${index}.${tokenClass}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
