import { useState } from "react";
import { PairedBars } from "../../../charts/paired-bars";
import { DifferenceTable } from "../../../cost/difference-table";
import { toBarPairs } from "../../../cost/to-bar-pairs";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ToggleGroup } from "../../../ui/toggle-group";
import type { Delta, Preview } from "../api/use-recost-preview";
import { toAmounts, toDifferenceRow } from "../model/preview-rows";
import styles from "./preview-body.module.css";

const PARTS = ["day", "model", "user"] as const;
type Part = (typeof PARTS)[number];

/** Where the difference is: by day with a picture, by model, by app user. */
export function PreviewParts({ preview }: { preview: Preview }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useNames();
  const [part, setPart] = useState<Part>("day");
  const deltas = { day: preview.byDay, model: preview.byModel, user: preview.byUser }[part];
  const toRows = (some: readonly Delta[], by: Part) => some.map((delta) => toDifferenceRow(delta, nameOf(by, delta)));
  const days = toRows(preview.byDay, "day");
  const rows = toRows(
    deltas.filter(({ changedRequests }) => changedRequests > 0),
    part,
  );
  const words = { beforeLabel: t("recost.before"), afterLabel: t("recost.after") };
  const caption = t(`recost.by.${part}`);
  const ends: [string, string] = [days[0]?.name ?? "", days.at(-1)?.name ?? ""];
  return (
    <div className={cx(styles.parts)}>
      <div>
        <ToggleGroup
          label={t("recost.by")}
          value={part}
          onChange={setPart}
          options={PARTS.map((one) => ({ value: one, label: t(`recost.by.${one}`) }))}
        />
      </div>
      {part === "day" && days.length > 1 ? (
        <PairedBars
          pairs={toBarPairs(days, format)}
          sentence={t("recost.chart", { first: ends[0], last: ends[1] })}
          ends={ends}
          {...words}
        />
      ) : null}
      <DifferenceTable
        caption={caption}
        nameLabel={t(`recost.column.${part}`)}
        rows={rows}
        {...words}
        {...(part === "user" ? {} : { total: toAmounts(preview) })}
      />
      {part === "user" ? <p className={cx(styles.remark)}>{t("recost.by.user.most")}</p> : null}
    </div>
  );
}

function useNames() {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  return (part: Part, { key, label }: Delta): string => {
    switch (part) {
      case "day":
        return format.bucket(key, "day");
      case "model":
        return label;
      case "user":
        return label === "" ? t("recost.user.none") : pseudonymName(label, language);
    }
  };
}
