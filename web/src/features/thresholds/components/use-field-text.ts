import type { Meter } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useChannelChoices } from "../api/use-channel-choices";
import { fieldText } from "../model/field-text";

/** Values of fields in words, channels by their names. */
export function useFieldText(
  meter: Meter | null | undefined,
  channels: readonly { id: string; name: string }[],
): (field: string, value: unknown) => string {
  const t = useText();
  const format = useFormat();
  const known = useChannelChoices() ?? [];
  const channelName = (id: string): string =>
    (known.find((one) => one.id === id) ?? channels.find((one) => one.id === id))?.name ?? id;
  return (field, value) => fieldText(field, value, { t, format, meter, channelName });
}
