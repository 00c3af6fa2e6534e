import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Slider } from "../../../ui/slider";
import type { Finding } from "../api/use-savings-report";
import { SHARE_STEP, savingOfShare } from "../model/moved-share";

interface ShareSliderProps {
  finding: Finding;
  /** Percent of the requests. */
  share: number;
  onChange: (share: number) => void;
}

/** What moving a part of the requests would save: nobody moves all of them at once. */
export function ShareSlider({ finding: { high }, share, onChange }: ShareSliderProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Slider
      label={t("savings.share")}
      value={share}
      onChange={onChange}
      min={SHARE_STEP}
      max={100}
      step={SHARE_STEP}
      text={t("savings.share.saves", {
        share: format.percent(share / 100),
        amount: format.moneyCard(savingOfShare(high, share)),
      })}
    />
  );
}
