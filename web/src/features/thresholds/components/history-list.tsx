import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { ThresholdDetails } from "../api/use-threshold";
import { fieldLabel } from "../model/field-text";
import styles from "./history-list.module.css";

type Version = ThresholdDetails["history"][number];

interface HistoryListProps {
  history: readonly Version[];
  textOf: (field: string, value: unknown) => string;
}

/** Who changed what, the newest first. */
export function HistoryList({ history, textOf }: HistoryListProps) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className={cx(styles.list)} aria-label={t("thresholds.tab.history")}>
      {history.map((version) => (
        <li key={version.version} className={cx(styles.version)}>
          <p className={cx(styles.head)}>
            <strong>{headOf(version)}</strong>{" "}
            {t("thresholds.history.by", {
              name: version.memberName ?? t("thresholds.history.system"),
              time: format.dateTime(version.at),
            })}
          </p>
          {version.isDeleted ? null : <Changes {...{ version, textOf }} />}
        </li>
      ))}
    </ol>
  );

  function headOf({ version, isDeleted }: Version): string {
    if (isDeleted) return t("thresholds.history.deleted");
    return version === 1 ? t("thresholds.history.made") : t("thresholds.history.version", { version });
  }
}

function Changes({ version, textOf }: { version: Version; textOf: HistoryListProps["textOf"] }) {
  const t = useText();
  const isFirst = version.version === 1;
  return (
    <ul className={cx(styles.changes)}>
      {version.changes
        .filter(({ after }) => !isFirst || (after != null && after !== "false" && after !== "[]"))
        .map(({ field, before, after }) => (
          <li key={field}>
            <span className={cx(styles.field)}>{fieldLabel(field, t)}</span>{" "}
            {isFirst
              ? textOf(field, parsed(after))
              : t("thresholds.change", { before: textOf(field, parsed(before)), after: textOf(field, parsed(after)) })}
          </li>
        ))}
    </ul>
  );
}

/** The server tells values as JSON text. */
function parsed(json: string | null | undefined): unknown {
  if (json == null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return json; // of a later version: as it was told
  }
}
