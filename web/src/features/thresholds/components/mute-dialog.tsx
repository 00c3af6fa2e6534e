import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { addDays } from "../../../lib/calendar-day";
import { wallInstant } from "../../../lib/wall-instant";
import { Button } from "../../../ui/button";
import { DateTimeField } from "../../../ui/date-time-field";
import { Dialog } from "../../../ui/dialog";
import reason from "../../../ui/reason-dialog.module.css";
import { cx } from "../../../ui/class-names";

interface MuteDialogProps {
  name: string;
  onMute: (until: string) => void;
  onClose: () => void;
}

/** Until when nobody is told; it is still watched. */
export function MuteDialog({ name, onMute, onClose }: MuteDialogProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const { day, dateTime } = useLocalNow();
  const [until, setUntil] = useState<string | null>(`${addDays(day, 1)}T09:00`);
  const [tried, setTried] = useState(false);
  const isToCome = until !== null && until > dateTime;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isToCome) onMute(wallInstant(until, timeZone));
  };
  return (
    <Dialog title={t("thresholds.mute.title")} isOpen onClose={onClose}>
      <form className={cx(reason.form)} onSubmit={submit} noValidate>
        <p>
          <strong>{name}</strong>
        </p>
        <p>{t("thresholds.mute.text")}</p>
        <DateTimeField
          label={t("thresholds.mute.until", { zone: timeZone })}
          withTime
          value={until}
          onChange={setUntil}
          error={tried && !isToCome ? t("thresholds.mute.past") : null}
        />
        <div className={cx(reason.actions)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" type="submit">
            {t("thresholds.mute.confirm")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
