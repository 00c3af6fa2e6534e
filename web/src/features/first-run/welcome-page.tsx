import type { ComponentType, ReactNode } from "react";
import type { Permission } from "../../lib/graphql/graphql";
import { useText } from "../../lib/i18n";
import { isNothingRecorded, useSettings, useWatchedSettings } from "../../lib/use-settings";
import { Button } from "../../ui/button";
import { cx } from "../../ui/class-names";
import { PanelFault } from "../../ui/panel-fault";
import { Waiting } from "../../ui/waiting";
import { useKeyProgress, type WatchedKey } from "./api/use-key-progress";
import { CheckList } from "./components/check-list";
import { NextTasks } from "./components/next-tasks";
import styles from "./welcome-page.module.css";

interface WelcomePageProps {
  keyId: string;
  permissions: readonly Permission[];
  /** How a program uses the key, with its secret; null where the page does not know it any more. */
  secret: ReactNode | null;
  /** The same without. */
  Program: ComponentType<{ apiKey: WatchedKey }>;
  /** Back to where a key is made. */
  onAgain: () => void;
}

const LOOK_MS = 2_000;
const PAGE_HEIGHT = 480;

/** The form that made the key is gone, and with it the place of who sent it. */
function focusAtFirst(heading: HTMLElement | null): void {
  heading?.focus();
}

/** From a key that was made to the first request, and what is worth doing then. */
export function WelcomePage({ keyId, permissions, secret, Program, onAgain }: WelcomePageProps) {
  const t = useText();
  const settings = useSettings();
  const { apiKey, steps, state, retry } = useKeyProgress(keyId);
  // What the shell shows of the first number comes with it.
  useWatchedSettings(settings !== null && isNothingRecorded(settings), LOOK_MS);
  if (state.face === "failed") {
    return (
      <div className={cx(styles.waiting)}>
        <PanelFault fault={state.fault} onRetry={retry} minHeight={160} />
        <Button onPress={onAgain}>{t("firstRun.key.again")}</Button>
      </div>
    );
  }
  if (apiKey === null || steps === null) return <Waiting height={PAGE_HEIGHT} />;
  return (
    <div className={cx(styles.page)}>
      <div className={cx(styles.columns)}>
        <section className={cx(styles.panel)} aria-labelledby="first-run-key">
          <header className={cx(styles.header)}>
            <h2 id="first-run-key" tabIndex={-1} ref={secret === null ? null : focusAtFirst}>
              {t("firstRun.key.title", { name: apiKey.name })}
            </h2>
            <Button variant="quiet" onPress={onAgain}>
              {t("firstRun.key.again")}
            </Button>
          </header>
          {apiKey.state !== "ACTIVE" ? (
            <p role="alert">{t("firstRun.key.ended")}</p>
          ) : (
            <p>{t(secret === null ? "firstRun.key.shown" : "firstRun.key.once", { prefix: `${apiKey.prefix}…` })}</p>
          )}
          <h2 className={cx(styles.program)}>{t("firstRun.program")}</h2>
          {secret ?? <Program apiKey={apiKey} />}
          <p>{t("firstRun.import")}</p>
        </section>
        <CheckList apiKey={apiKey} steps={steps} />
      </div>
      {apiKey.lastRecordedAt == null ? null : <NextTasks permissions={permissions} />}
    </div>
  );
}
