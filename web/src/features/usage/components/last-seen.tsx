import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";

/** How long ago, with the moment itself in the title. */
export function LastSeen({ at }: { at: string | null }) {
  const format = useFormat();
  const minute = useMinute();
  if (at === null) return format.unknown;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, Math.max(minute, Date.parse(at)))}
    </time>
  );
}
