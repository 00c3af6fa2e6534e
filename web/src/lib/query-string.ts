/** Takes `?a=b&c=d` apart into text. The router's own reader turns `1` into a number and quotes it when writing. */
export function parseQueryString(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}

/** Keeps the signs that make our links readable: `range=2026-11-01..2026-11-23&model=a,!b`. */
export function formatQueryString(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search)
    .filter(([, value]) => typeof value === "string" && value !== "")
    .map(([key, value]) => `${encodeURIComponent(key)}=${readable(String(value))}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/");
}
