import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { UrlState } from "../../../lib/url-state";

type Narrowed = Pick<UrlState, "narrowing" | "q">;

export interface NarrowingChip {
  text: string;
  /** The view without it. */
  without: Partial<Narrowed>;
}

const COUNTS = ["minAttempt", "minTokens", "minInputTokens", "maxOutputTokens"] as const;

/** One chip for each condition, and for each id of a list. */
export function toNarrowingChips(
  { narrowing, q }: Narrowed,
  { t, format }: { t: Translate; format: Pick<Format, "moneyExact" | "exact"> },
): NarrowingChip[] {
  const { minCost } = narrowing;
  const chips: (NarrowingChip | null)[] = [
    minCost === null
      ? null
      : {
          text: t("requests.narrow.chip.minCost", { value: format.moneyExact(minCost) }),
          without: { narrowing: { ...narrowing, minCost: null } },
        },
    ...COUNTS.map((bound) => {
      const count = narrowing[bound];
      return count === null
        ? null
        : {
            text: t(`requests.narrow.chip.${bound}`, { value: format.exact(count) }),
            without: { narrowing: { ...narrowing, [bound]: null } },
          };
    }),
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
