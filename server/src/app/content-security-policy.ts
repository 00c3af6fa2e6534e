interface Inline {
  /** Sources of inline scripts, such as the hash of one. */
  readonly scripts: readonly string[];
  /** Sources of style elements. */
  readonly styles: readonly string[];
}

/** Nothing comes from elsewhere, and nothing inline counts but what is named. */
export function contentSecurityPolicy({ scripts, styles }: Inline): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    // React Aria positions popovers through style attributes; a style element could read what a page holds.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
