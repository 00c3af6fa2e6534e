import AlertBell from "../features/alerts/components/alert-bell";
import { ExportNotice } from "../features/exports/components/export-notice";

/** What tells on every page of what happens by itself. */
export default function TopNotices() {
  return (
    <>
      <AlertBell />
      <ExportNotice />
    </>
  );
}
