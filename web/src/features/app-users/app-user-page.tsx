import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import type { Permission } from "../../lib/graphql/graphql";
import { useText } from "../../lib/i18n";
import { useCarriedSearch } from "../../lib/use-carried-search";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { useAppUser } from "./api/use-app-user";
import styles from "./app-user-page.module.css";
import { AppUserPanel } from "./components/app-user-panel";

interface AppUserPageProps {
  id: string;
  permissions: readonly Permission[];
  /** How near they are to their limits. */
  limits: ReactNode;
  /** What of their usage crossed a limit. */
  alerts: ReactNode;
  /** What they used. */
  usage: ReactNode;
}

/** One app user: who may know what of them, and what they used. */
export function AppUserPage({ id, permissions, limits, alerts, usage }: AppUserPageProps) {
  const t = useText();
  const { appUser, state, retry } = useAppUser(id);
  const isUnknown = state.face === "failed" && state.fault.kind === "not-found";
  return (
    <div className={cx(styles.page)}>
      <Link className={cx(styles.back)} to="/users" search={useCarriedSearch()}>
        <ArrowLeft aria-hidden />
        {t("appUsers.all")}
      </Link>
      {appUser === undefined ? (
        <Panel
          title={t("appUsers.one")}
          state={isUnknown ? { face: "ready", refreshing: false, fault: null } : state}
          onRetry={retry}
          skeletonHeight={56}
        >
          <EmptyState title={t("appUsers.unknown")}>{t("appUsers.unknown.text")}</EmptyState>
        </Panel>
      ) : (
        <AppUserPanel appUser={appUser} permissions={permissions} />
      )}
      {isUnknown ? null : limits}
      {isUnknown ? null : usage}
      {isUnknown ? null : alerts}
    </div>
  );
}
