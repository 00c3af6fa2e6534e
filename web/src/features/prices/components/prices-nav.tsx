import { useText } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";
import { PageTabs } from "../../../ui/page-tabs";

const PAGES: readonly { to: string; title: MessageKey }[] = [
  { to: "/prices", title: "prices.nav.prices" },
  { to: "/prices/discounts", title: "prices.nav.discounts" },
  { to: "/prices/currency", title: "prices.nav.currency" },
  { to: "/prices/recost", title: "prices.nav.recost" },
  { to: "/prices/what-if", title: "prices.nav.whatIf" },
  { to: "/prices/radar", title: "prices.nav.radar" },
  { to: "/prices/lab", title: "prices.nav.lab" },
];

/** The pages about prices. */
export function PricesNav() {
  const t = useText();
  return <PageTabs label={t("prices.nav")} pages={PAGES.map(({ to, title }) => ({ to, title: t(title) }))} />;
}
