import { useEffect, useRef, type KeyboardEvent } from "react";
import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import styles from "./slice-card.module.css";

/** What can be done with one slice. */
export interface SliceAction {
  label: string;
  onSelect: (index: number) => void;
}

interface SliceActionsProps {
  actions: readonly SliceAction[];
  index: number;
  isPinned: boolean;
  isOpened: boolean;
}

/** The foot of a card: how to open its menu, or the menu. */
export function SliceActions({ actions, index, isPinned, isOpened }: SliceActionsProps) {
  const t = useText();
  if (actions.length === 0) return null;
  if (!isPinned) return <p className={cx(styles.hint)}>{t("charts.enterHint")}</p>;
  return <SliceMenu key={isOpened ? "keys" : "pointer"} {...{ actions, index, isOpened }} />;
}

function SliceMenu({ actions, index, isOpened }: Omit<SliceActionsProps, "isPinned">) {
  const t = useText();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpened) menu.current?.querySelector("button")?.focus();
  }, [isOpened]);
  return (
    <div
      ref={menu}
      className={cx(styles.actions)}
      role="menu"
      tabIndex={-1}
      aria-label={t("charts.menu")}
      onKeyDown={stepThrough}
    >
      {actions.map(({ label, onSelect }) => (
        <button key={label} type="button" role="menuitem" onClick={() => onSelect(index)}>
          {label}
        </button>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Around, as in every menu. */
function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}
