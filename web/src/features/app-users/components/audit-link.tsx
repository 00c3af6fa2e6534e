import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";

/** To everything that was done about an app user, the newest first. */
export function AuditLink({ appUserId }: { appUserId: string }) {
  const t = useText();
  const search = toUrlSearch({ ...DEFAULT_STATE, about: { kind: "appUser", id: appUserId } });
  return (
    <Link to="/audit" search={search}>
      {t("appUsers.audit")}
    </Link>
  );
}
