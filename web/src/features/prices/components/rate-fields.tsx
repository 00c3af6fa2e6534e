import { Plus } from "lucide-react";
import { useState } from "react";
import type { TokenClass } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { TextField } from "../../../ui/text-field";
import { MAIN_CLASSES, TOKEN_CLASSES } from "../model/token-classes";
import type { FormPart } from "./form-part";
import styles from "../../../ui/form.module.css";
import { TierFields } from "./tier-fields";

/** USD per million tokens by class, and what is billed beside tokens. */
export function RateFields(part: FormPart) {
  const { draft, change, errorOf } = part;
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  const classes = TOKEN_CLASSES.filter((tokenClass) => showsAll || isShown(tokenClass, part));
  const rest = TOKEN_CLASSES.length - classes.length;
  const problem = errorOf("rates");
  return (
    <fieldset className={cx(styles.group)}>
      <legend>{t("prices.form.rates")}</legend>
      <p className={cx(styles.hint)}>{t("prices.form.rates.why")}</p>
      <BaseRates {...part} classes={classes} />
      {problem === null ? null : (
        <p className={cx(styles.problem)} role="alert">
          {problem}
        </p>
      )}
      {rest === 0 ? null : (
        <span>
          <Button variant="quiet" onPress={() => setShowsAll(true)}>
            {t("prices.form.rates.more", { count: rest })}
          </Button>
        </span>
      )}
      {draft.tiers.map((_, index) => (
        <TierFields key={index} {...part} index={index} classes={classes} />
      ))}
      <span>
        <Button
          variant="quiet"
          icon={<Plus />}
          onPress={() => change({ tiers: [...draft.tiers, { above: "", rates: {} }] })}
        >
          {t("prices.form.tier.add")}
        </Button>
      </span>
      <Fees {...part} />
    </fieldset>
  );
}

function BaseRates({ draft, change, errorOf, classes }: FormPart & { classes: readonly TokenClass[] }) {
  const t = useText();
  return (
    <div className={cx(styles.pair)}>
      {classes.map((tokenClass) => (
        <TextField
          key={tokenClass}
          label={t(`cost.class.${tokenClass}`)}
          inputMode="decimal"
          suffix={t("prices.form.perMillion")}
          value={draft.rates[tokenClass] ?? ""}
          onChange={(text) => change({ rates: { ...draft.rates, [tokenClass]: text } })}
          error={errorOf(`rates.${tokenClass}`)}
        />
      ))}
    </div>
  );
}

function Fees({ draft, change, errorOf }: FormPart) {
  const t = useText();
  return (
    <div className={cx(styles.pair)}>
      <TextField
        label={t("prices.form.requestFee")}
        inputMode="decimal"
        suffix={t("prices.form.usd")}
        value={draft.requestFee}
        onChange={(requestFee) => change({ requestFee })}
        error={errorOf("requestFee")}
      />
      <TextField
        label={t("prices.form.webSearchFee")}
        inputMode="decimal"
        suffix={t("prices.form.usd")}
        value={draft.webSearchFee}
        onChange={(webSearchFee) => change({ webSearchFee })}
        error={errorOf("webSearchFee")}
      />
    </div>
  );
}

/** What nearly every model sells, what is filled in, and what something is wrong with. */
function isShown(tokenClass: TokenClass, { draft, errorOf }: FormPart): boolean {
  return (
    MAIN_CLASSES.some((main) => main === tokenClass) ||
    draft.rates[tokenClass] !== undefined ||
    draft.tiers.some(({ rates }) => rates[tokenClass] !== undefined) ||
    errorOf(`rates.${tokenClass}`) !== null
  );
}
