/** An event as the wire spells it, not yet screened. */
export type WireEvent = Readonly<Record<string, unknown>>;

/** What one line of an imported file turned out to be. */
export type ParsedLine =
  | { readonly kind: "event"; readonly event: WireEvent }
  /** Understood, and no request with counts: failed calls, for example. */
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "malformed"; readonly message: string }
  /** Blank lines and headers, which nobody misses in the report. */
  | { readonly kind: "nothing" };

/** Reads lines in file order; one parser serves one file. */
export type LineParser = (line: string) => ParsedLine;

/** What the person who imports says about events whose line does not say it. */
export interface EventDefaults {
  readonly provider: string | null;
  readonly model: string | null;
  readonly feature: string | null;
}

export const NOTHING: ParsedLine = { kind: "nothing" };

export function malformed(message: string): ParsedLine {
  return { kind: "malformed", message };
}
