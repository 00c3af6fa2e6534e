import { useState } from "react";
import { PairedBars } from "../../../charts/paired-bars";
import { DifferenceTable, type DifferenceRow } from "../../../cost/difference-table";
import { ALL_KNOWN } from "../../../cost/known-cost";
import { PriceFacts } from "../../../cost/price-facts";
import { toBarPairs } from "../../../cost/to-bar-pairs";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ToggleGroup } from "../../../ui/toggle-group";
import type { WhatIf, WhatIfRow } from "../api/use-what-if";
import { caveatKey } from "../model/caveat-key";
import { WhatIfFigures } from "./what-if-figures";
import styles from "./what-if.module.css";

const PARTS = ["model", "day"] as const;
type Part = (typeof PARTS)[number];

/** Now and then, in all, by model and by day, with what makes the comparison less than exact. */
export function WhatIfBody({ whatIf }: { whatIf: WhatIf }) {
  const t = useText();
  return (
    <div className={cx(styles.body)}>
      <WhatIfFigures whatIf={whatIf} />
      <div className={cx(styles.price)}>
        <PriceFacts price={whatIf.price} />
      </div>
      <WhatIfParts whatIf={whatIf} />
      {whatIf.caveats.length === 0 ? null : (
        <section aria-labelledby="caveats" className={cx(styles.caveats)}>
          <h3 id="caveats">{t("whatIf.caveats")}</h3>
          <ul>
            {whatIf.caveats.map((code) => (
              <li key={code}>{caveatKey(code) === null ? code : t(caveatKey(code) ?? "whatIf.caveats")}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function WhatIfParts({ whatIf }: { whatIf: WhatIf }) {
  const t = useText();
  const format = useFormat();
  const [part, setPart] = useState<Part>("model");
  const toRow = ({ key, label, requests, cost, costThen, difference }: WhatIfRow): DifferenceRow => ({
    key,
    name: part === "day" ? format.bucket(key, "day") : label,
    requests,
    before: cost,
    after: costThen,
    difference,
    known: ALL_KNOWN,
  });
  const rows = (part === "day" ? whatIf.byDay : whatIf.byModel).map(toRow);
  const words = { beforeLabel: t("whatIf.now"), afterLabel: t("whatIf.then") };
  const ends: [string, string] = [rows[0]?.name ?? "", rows.at(-1)?.name ?? ""];
  return (
    <div className={cx(styles.parts)}>
      <div>
        <ToggleGroup
          label={t("whatIf.by")}
          value={part}
          onChange={setPart}
          options={PARTS.map((one) => ({ value: one, label: t(`whatIf.by.${one}`) }))}
        />
      </div>
      {part === "day" && rows.length > 1 ? (
        <PairedBars
          pairs={toBarPairs(rows, format)}
          sentence={t("whatIf.chart", { first: ends[0], last: ends[1] })}
          ends={ends}
          {...words}
        />
      ) : null}
      <DifferenceTable
        caption={t(`whatIf.by.${part}`)}
        nameLabel={t(`whatIf.column.${part}`)}
        rows={rows}
        {...words}
        total={{
          requests: whatIf.pricedRequests,
          before: whatIf.cost,
          after: whatIf.costThen,
          difference: whatIf.difference,
          known: ALL_KNOWN,
        }}
      />
    </div>
  );
}
