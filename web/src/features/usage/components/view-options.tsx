import { Columns3 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { DENSITIES } from "../../../lib/url-grammar";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { Popover } from "../../../ui/popover";
import { ToggleGroup } from "../../../ui/toggle-group";
import { REQUEST_COLUMNS } from "./request-columns";
import type { RequestView } from "./use-request-view";
import styles from "./requests-tools.module.css";

/** Which columns the list has, and how high its rows are. */
export function ViewOptions({ view: { columns, density, choose, setDensity } }: { view: RequestView }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const shown = columns.map(({ key }) => key);
  return (
    <Popover
      label={t("requests.view")}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<Columns3 aria-hidden />}>{t("requests.view")}</Button>}
    >
      <div className={cx(styles.options)}>
        <ToggleGroup
          label={t("requests.density")}
          value={density}
          onChange={setDensity}
          options={DENSITIES.map((one) => ({ value: one, label: t(`requests.density.${one}`) }))}
        />
        <div role="group" aria-label={t("requests.columns")} className={cx(styles.columns)}>
          {REQUEST_COLUMNS.map(({ key }) => {
            const isShown = shown.includes(key);
            const next = isShown ? shown.filter((one) => one !== key) : [...shown, key];
            return (
              <Checkbox
                key={key}
                isSelected={isShown}
                // A table without columns would be none.
                isDisabled={isShown && shown.length === 1}
                onChange={() => choose(next)}
              >
                {t(`usage.column.${key}`)}
              </Checkbox>
            );
          })}
        </div>
      </div>
    </Popover>
  );
}
