const MOST = 60;

/** Zones with a text in their name, or of an offset such as `+9`; `New York` finds `America/New_York`. */
export function findZones(
  zones: readonly string[],
  text: string,
  offsetOf: (zone: string) => string,
): { zone: string; offset: string }[] {
  const needle = text.trim().toLowerCase().replaceAll(" ", "_");
  const isOffset = /^(gmt|utc)?[+-]\d/.test(needle);
  const wanted = needle.replace(/^(gmt|utc)/, "");
  const found = isOffset
    ? zones.filter((zone) => offsetOf(zone).toLowerCase().endsWith(wanted))
    : zones.filter((zone) => zone.toLowerCase().includes(needle));
  return found.slice(0, MOST).map((zone) => ({ zone, offset: offsetOf(zone) }));
}
