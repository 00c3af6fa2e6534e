import { Plus } from "lucide-react";
import { Suspense } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Popover } from "../../../ui/popover";
import { cx } from "../../../ui/class-names";
import { latePart } from "../../../ui/late-part";
import type { Pickable } from "../model/picker-options";
import styles from "./filter-bar.module.css";

const { Part: FilterValues } = latePart(() => import("./filter-values"));

interface FilterPickerProps {
  onlyIs: readonly Pickable[] | undefined;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function FilterPicker({ onlyIs, isOpen, onOpenChange }: FilterPickerProps) {
  const t = useText();
  return (
    <Popover
      label={t("filters.add")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<Button icon={<Plus aria-hidden />}>{t("filters.add")}</Button>}
    >
      <Suspense fallback={<div className={cx(styles.pickerWaiting)} aria-busy />}>
        <FilterValues onlyIs={onlyIs} />
      </Suspense>
    </Popover>
  );
}
