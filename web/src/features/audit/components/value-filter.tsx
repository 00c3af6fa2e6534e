import { ListFilter } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { MultiSelect, type MultiSelectOption } from "../../../ui/multi-select";
import { Popover } from "../../../ui/popover";
import styles from "./audit-filters.module.css";

interface ValueFilterProps {
  label: string;
  options: readonly MultiSelectOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** Any of some values; the button says how many are chosen. */
export function ValueFilter({ label, options, selected, onChange }: ValueFilterProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  // A link may name what does not occur (any more): it must be seen to be taken away.
  const known = new Set(options.map(({ value }) => value));
  const unknown = selected.filter((value) => !known.has(value)).map((value) => ({ value, label: value }));
  const only = [...options, ...unknown].find(({ value }) => value === selected[0])?.label ?? "";
  const text =
    selected.length === 0
      ? label
      : selected.length === 1
        ? t("audit.filter.one", { label, value: only })
        : t("audit.filter.many", { label, count: selected.length });
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<ListFilter aria-hidden />}>{text}</Button>}
    >
      <div className={cx(styles.picker)}>
        <MultiSelect
          label={label}
          searchLabel={t("audit.filter.search")}
          emptyText={t("audit.filter.none")}
          options={[...options, ...unknown]}
          selected={selected}
          onChange={onChange}
        />
      </div>
    </Popover>
  );
}
