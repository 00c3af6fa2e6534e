import type { Plugin } from "vite";

/**
 * React Aria brings its own strings in 34 languages; the console speaks two. Empty dictionaries fall
 * back to English, so nothing breaks for a locale that we forgot.
 */
export function twoLanguages(): Plugin {
  return {
    name: "two-languages",
    enforce: "pre",
    load: {
      filter: { id: /\/react-(aria|stately)(-components)?\/.*\/intl\/(.*\/)?[a-z]{2}-[A-Z]{2}\.m?js$/ },
      handler(id) {
        return /\/(en-US|ko-KR)\.m?js$/.test(id) ? null : "export default {};";
      },
    },
  };
}
