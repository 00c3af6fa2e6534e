import { parse } from "bowser";

/** Browser and system behind a user agent, such as "Chrome 141, macOS"; null when it tells neither. */
export function deviceInWords(userAgent: string): string | null {
  if (userAgent === "") return null;
  const { browser, os } = parse(userAgent);
  const [major = ""] = browser.version?.split(".") ?? [];
  const words = [`${browser.name ?? ""} ${major}`.trim(), os.name ?? ""].filter((word) => word !== "");
  return words.length === 0 ? null : words.join(", ");
}
