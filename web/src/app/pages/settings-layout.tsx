import { Outlet } from "@tanstack/react-router";
import { useViewer } from "../../features/session/api/use-viewer";
import { SettingsNav } from "../../features/settings/components/settings-nav";
import { cx } from "../../ui/class-names";
import styles from "./settings-layout.module.css";

/** The tabs over every page of settings. */
export function SettingsLayout() {
  const { viewer } = useViewer();
  return (
    <div className={cx(styles.layout)}>
      <SettingsNav permissions={viewer?.permissions ?? []} />
      <Outlet />
    </div>
  );
}
