import { useText } from "../../../lib/i18n";
import type { SavedView } from "../../../lib/use-saved-views";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import styles from "./saved-views.module.css";

interface RemovedViewProps {
  view: SavedView;
  isPending: boolean;
  onRestore: () => void;
}

/**
 * Says what went and gives it back. It stands in the dialog and takes the focus of the button that went: a toast
 * lies outside of the dialog, where neither the keyboard nor a screen reader gets to.
 */
export function RemovedView({ view: { name, isMine }, isPending, onRestore }: RemovedViewProps) {
  const t = useText();
  return (
    <div
      className={cx(styles.removed)}
      role="group"
      aria-label={t("filters.views.deleted", { name })}
      tabIndex={-1}
      ref={focus}
    >
      <span>{t("filters.views.deleted", { name })}</span>
      {isMine ? (
        <Button onPress={onRestore} isPending={isPending}>
          {t("filters.views.undo")}
        </Button>
      ) : null}
    </div>
  );
}

/** Stays the same function: a new one would take the focus with every drawing. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}
