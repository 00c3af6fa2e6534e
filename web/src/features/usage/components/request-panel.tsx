import { ChevronDown, ChevronUp } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import { cx } from "../../../ui/class-names";
import { Drawer } from "../../../ui/drawer";
import { IconButton } from "../../../ui/icon-button";
import type { RequestName } from "../api/use-request-details";
import type { RequestRow } from "../api/use-requests";
import { RequestDetails } from "./request-details";
import styles from "./request-panel.module.css";

interface RequestPanelProps {
  /** Null while the panel is closed. */
  name: RequestName | null;
  /** What the list knows already; null while it has not loaded this request. */
  row: RequestRow | null;
  previous: (() => void) | null;
  next: (() => void) | null;
  onClose: () => void;
}

/** Everything recorded about one request, and what its cost is made of. */
export function RequestPanel({ name, row, previous, next, onClose }: RequestPanelProps) {
  const t = useText();
  return (
    <Drawer
      title={t("usage.request.title")}
      closeLabel={t("usage.request.close")}
      isOpen={name !== null}
      onClose={onClose}
      actions={<Steps previous={previous} next={next} />}
    >
      {name === null ? null : <RequestDetails key={`${name.projectId} ${name.eventId}`} name={name} row={row} />}
      <p className={cx(styles.privacy)}>{t("usage.request.privacy")}</p>
    </Drawer>
  );
}

function Steps({ previous, next }: Pick<RequestPanelProps, "previous" | "next">) {
  const t = useText();
  useShortcuts({ j: () => next?.(), k: () => previous?.() }, { inDialog: true });
  return (
    <>
      <IconButton
        label={t("usage.request.previous")}
        icon={<ChevronUp />}
        onPress={() => previous?.()}
        isDisabled={previous === null}
      />
      <IconButton
        label={t("usage.request.next")}
        icon={<ChevronDown />}
        onPress={() => next?.()}
        isDisabled={next === null}
      />
    </>
  );
}
