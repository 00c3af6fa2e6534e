import { PrintedScatter } from "../../../charts/scatter-chart";
import { ScatterTable } from "../../../charts/scatter-table";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { Efficiency } from "../api/use-efficiency";
import type { NoteCosts } from "../api/use-note-costs";
import styles from "./printed-report.module.css";
import { useDurationsModel } from "./use-durations-model";

interface PrintedDurationsProps {
  efficiency: Efficiency;
  notes: NoteCosts | undefined;
}

/** The scatter with its names beside the dots, and its table. */
export function PrintedDurations({ efficiency, notes }: PrintedDurationsProps) {
  const t = useText();
  const format = useFormat();
  const { model, sentence } = useDurationsModel({ efficiency, notes, isWanted: true });
  if (model === null) return null;
  return (
    <section className={cx(styles.whole)}>
      <h2>{t("savings.scatter")}</h2>
      <p>{sentence}</p>
      <div className={cx(styles.plot)}>
        <PrintedScatter model={model} sentence={sentence} xText={format.compact} yText={format.duration} />
      </div>
      <ScatterTable model={model} caption={t("savings.scatter.table")} unknown={format.unknown} />
    </section>
  );
}
