import { useRef } from "react";
import { ChartLegend } from "../../../charts/chart-legend";
import { ScatterChart } from "../../../charts/scatter-chart";
import type { ScatterModel } from "../../../charts/scatter-model";
import { ScatterTable } from "../../../charts/scatter-table";
import { useText } from "../../../lib/i18n";
import { VIEWS } from "../../../lib/url-grammar";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { ToggleGroup } from "../../../ui/toggle-group";
import type { Efficiency } from "../api/use-efficiency";
import type { NoteCosts } from "../api/use-note-costs";
import shared from "./figures.module.css";
import styles from "./efficiency.module.css";
import { useDurationsModel } from "./use-durations-model";
import { useInView } from "../../../lib/use-in-view";

interface DurationsPanelProps {
  efficiency: Efficiency;
  notes: NoteCosts | undefined;
}

/** Durations against output tokens, asked for when somebody scrolls there. */
export function DurationsPanel({ efficiency, notes }: DurationsPanelProps) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useInView(place);
  const { state: url, set } = useUrlState();
  const { model, sentence, state, retry } = useDurationsModel({ efficiency, notes, isWanted: isSeen });
  return (
    <div ref={place}>
      <Panel
        title={t("savings.scatter")}
        state={state}
        onRetry={retry}
        skeletonHeight={392}
        isEmpty={model === null}
        empty={<EmptyState title={t("savings.scatter.none")}>{t("savings.scatter.none.text")}</EmptyState>}
        actions={
          <ToggleGroup
            label={t("savings.view")}
            value={url.view}
            onChange={(view) => set({ view })}
            options={VIEWS.map((view) => ({ value: view, label: t(`savings.view.${view}`) }))}
          />
        }
      >
        {model === null ? null : <Durations model={model} sentence={sentence} />}
      </Panel>
    </div>
  );
}

function Durations({ model, sentence }: { model: ScatterModel; sentence: string }) {
  const t = useText();
  const format = useFormat();
  const { state: url, set, toggleHidden } = useUrlState();
  const keys = model.series.map(({ key }) => key);
  const isolate = (key: string): void => {
    const others = keys.filter((one) => one !== key);
    const isAlone = others.every((one) => url.hide.includes(one));
    set({ hide: isAlone ? [] : others });
  };
  return (
    <figure>
      <figcaption className={cx(shared.sentence)}>{sentence}</figcaption>
      {url.view === "table" ? (
        <ScatterTable model={model} caption={t("savings.scatter.table")} unknown={format.unknown} maxHeight={320} />
      ) : (
        <div className={cx(styles.plot)}>
          <ScatterChart model={model} sentence={sentence} xText={format.compact} yText={format.duration} />
        </div>
      )}
      <ChartLegend
        series={model.series}
        onToggle={toggleHidden}
        onIsolate={isolate}
        onShowAll={() => set({ hide: [] })}
      />
    </figure>
  );
}
