import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { CodeBlock } from "../../../ui/code-block";
import { firstEventCommand, IMPORT_COMMAND } from "../model/commands";
import styles from "./first-run.module.css";

/** Instead of zeros: two ways to the first number. */
export function FirstRun({ demoOffer }: { demoOffer: ReactNode }) {
  const t = useText();
  return (
    <div className={cx(styles.page)}>
      <p className={cx(styles.intro)}>{t("firstRun.intro")}</p>
      <div className={cx(styles.doors)}>
        <section className={cx(styles.door)} aria-labelledby="first-run-connect">
          <h2 id="first-run-connect">{t("firstRun.connect.title")}</h2>
          <p>{t("firstRun.connect.text")}</p>
          <CodeBlock label={t("firstRun.connect.copy")} code={firstEventCommand(window.location.origin)} />
          <p>{t("firstRun.connect.key")}</p>
          <p>{t("firstRun.import.text")}</p>
          <CodeBlock label={t("firstRun.import.copy")} code={IMPORT_COMMAND} />
          <p className={cx(styles.waiting)}>
            <span aria-hidden /> {t("firstRun.waiting")}
          </p>
        </section>
        <section className={cx(styles.door, styles.demo)} aria-labelledby="first-run-demo">
          <h2 id="first-run-demo">{t("firstRun.demo.title")}</h2>
          <p>{t("firstRun.demo.text")}</p>
          {demoOffer}
        </section>
      </div>
    </div>
  );
}
