import { useState } from "react";
import type { ArchivedDimension } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { Select } from "../../../ui/select";
import type { RetentionMonth } from "../api/use-retention";
import { useArchivedUsage, type ArchivedQuestion } from "../api/use-archived-usage";
import { monthName } from "../model/month-name";
import { ArchivedGroups } from "./archived-groups";
import styles from "./ask-panel.module.css";

const DIMENSIONS = ["MODEL", "APP_USER", "FEATURE", "PROJECT"] as const;

/** Totals of an archived month, read from its files where they lie. */
export function AskPanel({ months }: { months: readonly RetentionMonth[] }) {
  const t = useText();
  const format = useFormat();
  const archived = [...new Set(months.flatMap(({ month, archivedAt }) => (archivedAt == null ? [] : [month])))];
  const [chosen, setChosen] = useState<string | null>(null);
  const [by, setBy] = useState<ArchivedDimension>("MODEL");
  const [asked, setAsked] = useState<ArchivedQuestion | null>(null);
  const { usage, state, retry } = useArchivedUsage(asked);
  const [newest] = archived;
  if (newest === undefined) return null;
  const month = chosen ?? newest;
  return (
    <Panel title={t("retention.ask")} state={{ face: "ready", refreshing: false, fault: null }}>
      <div className={cx(styles.ask)}>
        <p className={cx(styles.why)}>{t("retention.ask.why")}</p>
        <div className={cx(styles.choice)}>
          <Select
            label={t("retention.column.month")}
            value={month}
            onChange={setChosen}
            options={archived.map((value) => ({ value, label: monthName(value, format) }))}
          />
          <Select
            label={t("retention.ask.by")}
            value={by}
            onChange={setBy}
            options={DIMENSIONS.map((value) => ({ value, label: t(`retention.by.${value}`) }))}
          />
          <Button
            isPending={asked !== null && state.face === "loading"}
            onPress={() => (asked?.month === month && asked.by === by ? retry() : setAsked({ month, by }))}
          >
            {t("retention.ask.act")}
          </Button>
        </div>
      </div>
      {asked === null ? null : <ArchivedGroups {...{ asked, usage, state, retry }} />}
    </Panel>
  );
}
