import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { DataTable } from "../../../ui/data-table";
import { Notice } from "../../../ui/notice";
import type { ThresholdDetails } from "../api/use-threshold";
import type { FieldChange } from "../model/draft-changes";
import { fieldLabel } from "../model/field-text";

interface ConflictViewProps {
  theirs: ThresholdDetails;
  /** From theirs to mine. */
  differences: readonly FieldChange[];
  textOf: (field: string, value: unknown) => string;
  onKeep: () => void;
  onUse: () => void;
}

/** Both versions side by side, where somebody else saved first. */
export function ConflictView({ theirs, differences, textOf, onKeep, onUse }: ConflictViewProps) {
  const t = useText();
  const format = useFormat();
  const newest = theirs.history[0];
  const words = {
    name: newest?.memberName ?? t("thresholds.history.system"),
    time: newest === undefined ? "" : format.dateTime(newest.at),
  };
  return (
    <Notice
      tone="warning"
      label={t("thresholds.conflict.title")}
      actions={
        <>
          <Button onPress={onKeep}>{t("thresholds.conflict.keep")}</Button>
          <Button variant="primary" onPress={onUse}>
            {t("thresholds.conflict.use")}
          </Button>
        </>
      }
    >
      <p>
        <strong>{t("thresholds.conflict.title")}</strong>
      </p>
      <p>{t("thresholds.conflict.text", words)}</p>
      <DataTable caption={t("thresholds.conflict.title")}>
        <thead>
          <tr>
            <th scope="col">{t("thresholds.conflict.field")}</th>
            <th scope="col">{t("thresholds.conflict.theirs")}</th>
            <th scope="col">{t("thresholds.conflict.mine")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldLabel(field, t)}</th>
              <td>{textOf(field, before)}</td>
              <td>{textOf(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Notice>
  );
}
