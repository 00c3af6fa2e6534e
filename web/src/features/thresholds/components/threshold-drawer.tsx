import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Drawer } from "../../../ui/drawer";
import { EmptyState } from "../../../ui/empty-state";
import { PanelFault } from "../../../ui/panel-fault";
import { ToggleGroup } from "../../../ui/toggle-group";
import { useThreshold, type ThresholdDetails } from "../api/use-threshold";
import { useThresholdNews } from "../api/use-threshold-news";
import { NEW_DRAFT } from "../model/threshold-draft";
import { fullTitleOf } from "../model/threshold-words";
import { Gone } from "./gone";
import { HistoryList } from "./history-list";
import { ThresholdFacts } from "./threshold-facts";
import { ThresholdForm } from "./threshold-form";
import styles from "./threshold-form.module.css";
import { useFieldText } from "./use-field-text";

interface ThresholdDrawerProps {
  /** Null makes a new one. */
  id: string | null;
  canManage: boolean;
  activeUsers: number;
  /** A new one begins with this app user. */
  ofUser: { key: string; label: string } | null;
  /** Asks before it leaves what is not saved. */
  onClose: () => void;
  /** Leaves without asking. */
  onSaved: () => void;
}

/** The editor: beside the list, on a phone in its place. */
export default function ThresholdDrawer({ id, ...props }: ThresholdDrawerProps) {
  return id === null ? <NewDrawer {...props} /> : <OpenDrawer key={id} id={id} {...props} />;
}

function NewDrawer({ canManage, activeUsers, ofUser, onClose, onSaved }: Omit<ThresholdDrawerProps, "id">) {
  const t = useText();
  const begun = ofUser === null ? NEW_DRAFT : { ...NEW_DRAFT, scope: "USER" as const, subject: ofUser };
  return (
    <Drawer title={t("thresholds.new")} closeLabel={t("ui.close")} isOpen onClose={onClose}>
      {canManage ? (
        <ThresholdForm
          threshold={null}
          {...{ begun, activeUsers, onSaved }}
          onCancel={onClose}
          onRefused={() => undefined}
        />
      ) : (
        <EmptyState title={t("shell.noPermission")}>{t("thresholds.readOnly")}</EmptyState>
      )}
    </Drawer>
  );
}

function OpenDrawer({ id, ...props }: ThresholdDrawerProps & { id: string }) {
  const t = useText();
  const { threshold, state, reload } = useThreshold(id);
  useThresholdNews(reload);
  const title = threshold == null ? t("thresholds.title") : fullTitleOf(threshold, t);
  return (
    <Drawer title={title} closeLabel={t("ui.close")} isOpen onClose={props.onClose}>
      {state.face === "failed" ? <PanelFault fault={state.fault} onRetry={reload} minHeight={240} /> : null}
      {threshold === null ? (
        <EmptyState
          title={t("thresholds.notFound")}
          actions={<Button onPress={props.onClose}>{t("thresholds.toList")}</Button>}
        >
          {t("thresholds.notFound.text")}
        </EmptyState>
      ) : null}
      {threshold == null ? null : <Open {...props} threshold={threshold} onRefused={reload} />}
    </Drawer>
  );
}

interface OpenProps extends Omit<ThresholdDrawerProps, "id"> {
  threshold: ThresholdDetails;
  onRefused: () => void;
}

function Open({ threshold, canManage, activeUsers, onClose, onSaved, onRefused }: OpenProps) {
  const t = useText();
  const [view, setView] = useState<"edit" | "history">("edit");
  const textOf = useFieldText(threshold.meter, threshold.channels);
  if (threshold.deletedAt != null) return <Gone {...{ threshold, canManage, onClose }} />;
  return (
    <div className={cx(styles.stack)}>
      <ToggleGroup
        label={t("thresholds.tabs")}
        value={view}
        onChange={setView}
        options={[
          { value: "edit", label: t("thresholds.tab.edit") },
          { value: "history", label: t("thresholds.tab.history") },
        ]}
      />
      {/* What is typed stays while somebody looks at what was before. */}
      <div hidden={view === "history"}>
        {canManage ? (
          <ThresholdForm {...{ threshold, activeUsers, onSaved, onRefused }} begun={NEW_DRAFT} onCancel={onClose} />
        ) : (
          <ThresholdFacts threshold={threshold} />
        )}
      </div>
      {view === "history" ? <HistoryList history={threshold.history} textOf={textOf} /> : null}
    </div>
  );
}
