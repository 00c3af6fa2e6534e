import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { UrlState } from "../../../lib/url-state";

type Narrowed = Pick<UrlState, "narrowing" | "q">;

export interface NarrowingChip {
  text: string;
  /** The view without it. */
  without: Partial<Narrowed>;
}

/** One chip for each condition, and for each id of a list. */
export function toNarrowingChips(
  { narrowing, q }: Narrowed,
  { t, format }: { t: Translate; format: Pick<Format, "moneyExact" | "exact"> },
): NarrowingChip[] {
  const { minCost, minAttempt, minInputTokens, maxOutputTokens } = narrowing;
  const chips: (NarrowingChip | null)[] = [
    minCost === null
      ? null
      : {
          text: t("requests.narrow.chip.minCost", { value: format.moneyExact(minCost) }),
          without: { narrowing: { ...narrowing, minCost: null } },
        },
    minAttempt === null
      ? null
      : {
          text: t("requests.narrow.chip.minAttempt", { value: format.exact(minAttempt) }),
          without: { narrowing: { ...narrowing, minAttempt: null } },
        },
    minInputTokens === null
      ? null
      : {
          text: t("requests.narrow.chip.minInputTokens", { value: format.exact(minInputTokens) }),
          without: { narrowing: { ...narrowing, minInputTokens: null } },
        },
    maxOutputTokens === null
      ? null
      : {
          text: t("requests.narrow.chip.maxOutputTokens", { value: format.exact(maxOutputTokens) }),
          without: { narrowing: { ...narrowing, maxOutputTokens: null } },
        },
    ...(["noteIds", "fingerprints"] as const).flatMap((list) =>
      narrowing[list].map((id) => ({
        text: t(`requests.narrow.chip.${list}`, { value: id }),
        without: { narrowing: { ...narrowing, [list]: narrowing[list].filter((one) => one !== id) } },
      })),
    ),
    q === "" ? null : { text: t("requests.narrow.chip.q", { value: q }), without: { q: "" } },
  ];
  return chips.filter((chip) => chip !== null);
}
