import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { CodeBlock } from "../../../ui/code-block";
import type { Finding } from "../api/use-savings-report";
import { stepKey } from "../model/code-keys";
import { codeOfShare, USUAL_SHARE } from "../model/moved-share";
import styles from "./finding.module.css";
import { ShareSlider } from "./share-slider";

/** What to do, what may become worse by it, and how much work it is. */
export function FindingChange({ finding, isPrint = false }: { finding: Finding; isPrint?: boolean }) {
  const t = useText();
  const { kind, steps, risk, effort } = finding;
  const [share, setShare] = useState(USUAL_SHARE);
  const lines = codeOfShare(kind, share);
  return (
    <section className={cx(styles.part, isPrint && styles.printed)}>
      <h3>{t("savings.change")}</h3>
      <ol className={cx(styles.steps)}>
        {steps.map((code) => {
          const key = stepKey(code);
          return <li key={code}>{key === null ? code : t(key)}</li>;
        })}
      </ol>
      {kind === "CHEAPER_MODEL" && !isPrint ? <ShareSlider {...{ finding, share }} onChange={setShare} /> : null}
      {isPrint ? (
        <pre className={cx(styles.code)}>{lines}</pre>
      ) : (
        <CodeBlock code={lines} label={t("savings.code.copy")} />
      )}
      <dl className={cx(styles.levels)}>
        <div>
          <dt>{t("savings.risk")}</dt>
          <dd>
            {t(`savings.level.${risk}`)}
            <span className={cx(styles.muted)}> · {t(`savings.risk.${kind}`)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("savings.effort")}</dt>
          <dd>{t(`savings.level.${effort}`)}</dd>
        </div>
      </dl>
    </section>
  );
}
