import type { Permission } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";
import { PageTabs } from "../../../ui/page-tabs";

const PAGES: readonly { to: string; title: MessageKey; needs: Permission }[] = [
  { to: "/settings/members", title: "settings.nav.members", needs: "MANAGE_MEMBERS" },
  { to: "/settings/keys", title: "settings.nav.keys", needs: "MANAGE_KEYS" },
  { to: "/settings/general", title: "settings.nav.general", needs: "MANAGE_SETTINGS" },
  { to: "/settings/me", title: "settings.nav.me", needs: "MANAGE_OWN_ACCOUNT" },
];

/** The pages of settings that the viewer may open. */
export function SettingsNav({ permissions }: { permissions: readonly Permission[] }) {
  const t = useText();
  const pages = PAGES.filter(({ needs }) => permissions.includes(needs));
  return <PageTabs label={t("settings.nav")} pages={pages.map(({ to, title }) => ({ to, title: t(title) }))} />;
}
