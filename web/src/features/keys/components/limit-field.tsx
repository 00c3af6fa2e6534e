import { useText } from "../../../lib/i18n";
import { TextField } from "../../../ui/text-field";

interface LimitFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | null;
}

/** How many requests a minute the key may make; none of its own where it is empty. */
export function LimitField(props: LimitFieldProps) {
  const t = useText();
  return (
    <TextField
      label={t("keys.form.limit")}
      description={t("keys.form.limit.why")}
      inputMode="numeric"
      placeholder={t("keys.form.limit.none")}
      autoComplete="off"
      {...props}
    />
  );
}
