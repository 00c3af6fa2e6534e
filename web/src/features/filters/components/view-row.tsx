import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import type { SavedView } from "../../../lib/use-saved-views";
import { useViewPlace } from "../../../lib/use-view-place";
import { viewPageTitle } from "../../../lib/view-page-title";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { IconButton } from "../../../ui/icon-button";
import styles from "./saved-views.module.css";
import { ViewNameForm } from "./view-name-form";

interface ViewRowProps {
  view: SavedView;
  isCurrent: boolean;
  /** Something is being deleted. */
  isPending: boolean;
  onDelete: () => void;
  /** The view was opened. */
  onLeave: () => void;
}

/** What a view of one's own loses can be taken back; somebody else's cannot, so it is asked first. */
export function ViewRow({ view, isCurrent, isPending, onDelete, onLeave }: ViewRowProps) {
  const t = useText();
  const [asks, setAsks] = useState<"name" | "delete" | null>(null);
  const [wasRenamed, setWasRenamed] = useState(false);
  const { name, isMine, canDelete } = view;
  const closeName = (): void => {
    setAsks(null);
    setWasRenamed(true);
  };
  const confirmDelete = (): void => {
    setAsks(null);
    onDelete();
  };
  if (asks === "name") {
    return (
      <li className={cx(styles.row)} aria-label={name}>
        <ViewNameForm view={view} onClose={closeName} />
      </li>
    );
  }
  return (
    <li className={cx(styles.row)} aria-label={name}>
      <NamedView view={view} isCurrent={isCurrent} onLeave={onLeave} />
      <span className={cx(styles.acts)}>
        {isMine ? (
          <IconButton
            label={t("filters.views.rename", { name })}
            icon={<Pencil />}
            autoFocus={wasRenamed}
            onPress={() => setAsks("name")}
          />
        ) : null}
        {canDelete ? (
          <IconButton
            label={t("filters.views.delete", { name })}
            icon={<Trash2 />}
            isDisabled={isPending}
            onPress={() => (isMine ? onDelete() : setAsks("delete"))}
          />
        ) : null}
      </span>
      {asks === "delete" ? (
        <ConfirmRemoval view={view} onConfirm={confirmDelete} onClose={() => setAsks(null)} />
      ) : null}
    </li>
  );
}

function NamedView({ view, isCurrent, onLeave }: Pick<ViewRowProps, "view" | "isCurrent" | "onLeave">) {
  const t = useText();
  const { open } = useViewPlace();
  const { name, page, shared, isMine, createdBy } = view;
  const whose = isMine ? t(shared ? "filters.views.shared" : "filters.views.own") : createdBy;
  const show = (): void => {
    open(view);
    onLeave();
  };
  return (
    <span className={cx(styles.named)}>
      <Button variant="quiet" onPress={show}>
        {name}
      </Button>
      <span className={cx(styles.facts)}>
        {[t(viewPageTitle(page)), whose, ...(isCurrent ? [t("filters.views.current")] : [])].join(" · ")}
      </span>
    </span>
  );
}

interface ConfirmRemovalProps {
  view: SavedView;
  onConfirm: () => void;
  onClose: () => void;
}

function ConfirmRemoval({ view: { name, createdBy }, onConfirm, onClose }: ConfirmRemovalProps) {
  const t = useText();
  return (
    <ConfirmDialog
      title={t("filters.views.delete", { name })}
      isOpen
      onClose={onClose}
      onConfirm={onConfirm}
      confirmLabel={t("filters.views.delete.do")}
      cancelLabel={t("ui.cancel")}
      isDanger
    >
      {t("filters.views.delete.others", { member: createdBy })}
    </ConfirmDialog>
  );
}
