import { useRef } from "react";
import { useText } from "../../../lib/i18n";
import { useSavedViews } from "../../../lib/use-saved-views";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import { RemovedView } from "./removed-view";
import styles from "./saved-views.module.css";
import { useViewRemoval } from "./use-view-removal";
import { ViewRow } from "./view-row";

/** Every view that the member sees, to open, rename and delete. */
export default function ManageViewsDialog({ current, onClose }: { current: readonly string[]; onClose: () => void }) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const views = useSavedViews(true);
  const { removed, remove, restore, busy, fault } = useViewRemoval();
  const undo = (): void => {
    // Or nothing has it for a moment, in which Escape would not close the dialog.
    if (removed !== null) void restore(removed, () => list.current?.focus());
  };
  return (
    <Dialog
      title={t("filters.views.manage.title")}
      size="wide"
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
    >
      {removed === null ? null : <RemovedView key={removed.id} view={removed} isPending={busy} onRestore={undo} />}
      {fault === null ? null : <FormFault fault={fault} />}
      {views === null || views.length > 0 ? null : <p>{t("filters.views.none")}</p>}
      <ul ref={list} tabIndex={-1} className={cx(styles.list)} aria-busy={views === null}>
        {(views ?? []).map((view) => (
          <ViewRow
            key={view.id}
            view={view}
            isCurrent={current.includes(view.id)}
            isPending={busy}
            onDelete={() => void remove(view)}
            onLeave={onClose}
          />
        ))}
      </ul>
    </Dialog>
  );
}
