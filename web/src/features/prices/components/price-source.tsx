import { ExternalLink } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { PriceVersion } from "../model/price-version";
import styles from "./price-source.module.css";

/** Where a price is from, when it was last checked, and the page to check it on. */
export function PriceSource({ price }: { price: PriceVersion }) {
  const t = useText();
  const format = useFormat();
  const { origin, source, sourceUrl, checkedOn } = price;
  const name = t(`prices.origin.${origin}`);
  return (
    <span className={cx(styles.source)} title={source}>
      {sourceUrl == null ? (
        <span>{name}</span>
      ) : (
        <a href={sourceUrl} target="_blank" rel="noreferrer">
          {name}
          <ExternalLink aria-hidden />
          <VisuallyHidden>{t("prices.source.newTab")}</VisuallyHidden>
        </a>
      )}
      <span className={cx(styles.checked)}>
        {t("prices.source.checked", { day: format.dayRange(checkedOn, checkedOn) })}
      </span>
    </span>
  );
}
