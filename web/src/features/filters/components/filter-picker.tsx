import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import { Button } from "../../../ui/button";
import { Popover } from "../../../ui/popover";
import { cx } from "../../../ui/class-names";
import type { Pickable } from "../model/picker-options";
import styles from "./filter-bar.module.css";

const FilterValues = lazy(() => import("./filter-values"));

export function FilterPicker({ onlyIs }: { onlyIs: readonly Pickable[] | undefined }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ "/": () => setOpen(true) });
  return (
    <Popover
      label={t("filters.add")}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus aria-hidden />}>{t("filters.add")}</Button>}
    >
      <Suspense fallback={<div className={cx(styles.pickerWaiting)} aria-busy />}>
        <FilterValues onlyIs={onlyIs} />
      </Suspense>
    </Popover>
  );
}
