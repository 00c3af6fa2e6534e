import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { isNothingRecorded, useSettings } from "../../../lib/use-settings";
import { cx } from "../../../ui/class-names";
import styles from "./doors.module.css";
import { Picture } from "./picture";

interface DoorsProps {
  /** What is done behind each door. */
  connect: ReactNode;
  demo: ReactNode;
}

/** Instead of zeros: two ways to the first number, of which neither is the lesser. */
export function Doors({ connect, demo }: DoorsProps) {
  const t = useText();
  const settings = useSettings();
  return (
    <div className={cx(styles.page)}>
      {settings !== null && isNothingRecorded(settings) ? (
        <p className={cx(styles.intro)}>{t("firstRun.intro")}</p>
      ) : null}
      <Picture />
      <div className={cx(styles.doors)}>
        <section className={cx(styles.door)} aria-labelledby="first-run-connect">
          <h2 id="first-run-connect">{t("firstRun.connect.title")}</h2>
          <p>{t("firstRun.connect.text")}</p>
          {connect}
        </section>
        <section className={cx(styles.door)} aria-labelledby="first-run-demo">
          <h2 id="first-run-demo">{t("firstRun.demo.title")}</h2>
          <p>{t("firstRun.demo.text")}</p>
          {demo}
        </section>
      </div>
    </div>
  );
}
