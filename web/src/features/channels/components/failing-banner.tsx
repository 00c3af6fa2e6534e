import { Link } from "@tanstack/react-router";
import { CHANNELS_PAGE } from "../../../lib/channels-page";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Banner } from "../../../ui/banner";
import { cx } from "../../../ui/class-names";
import { useFailingChannels } from "../api/use-failing-channels";
import styles from "./failing-banner.module.css";

/** Says on the Overview that alerts reach nobody through a channel, and since when. */
export default function FailingBanner() {
  const t = useText();
  const format = useFormat();
  const failing = useFailingChannels();
  const [first] = failing;
  if (first?.failingSince == null) return null;
  return (
    <div className={cx(styles.place)}>
      <Banner
        tone="danger"
        label={t("overview.channels.label")}
        actions={<Link to={CHANNELS_PAGE}>{t("overview.channels.show")}</Link>}
      >
        {t("overview.channels.failing", {
          names: failing.map(({ name }) => name).join(", "),
          count: failing.length,
          time: format.dateTime(first.failingSince),
        })}
      </Banner>
    </div>
  );
}
