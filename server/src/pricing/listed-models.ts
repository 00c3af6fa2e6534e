import type { NameRank, PriceNames } from "./domain/name-match.js";
import type { PriceVersion } from "./domain/price-version.js";

/** Versions of one price and the names it stands for. */
export interface PricedModel {
  readonly names: PriceNames;
  readonly versions: readonly PriceVersion[];
}

/** The models of one provider's list. Names that a rule spells out are looked up; only patterns are tried in turn. */
export class ListedModels {
  private readonly models: PricedModel[] = [];
  private readonly byOwnName = new Map<string, PricedModel>();
  private readonly byOtherName = new Map<string, PricedModel>();

  /** In order of precedence. */
  add(model: PricedModel): void {
    const { exact, others, matches } = model.names;
    this.models.push(model);
    // A list may give a name to what it sells under another.
    if (matches(exact) && !this.byOwnName.has(exact)) this.byOwnName.set(exact, model);
    for (const name of others) if (!this.byOtherName.has(name)) this.byOtherName.set(name, model);
  }

  /** @param names the name as it was sent first, other spellings after it */
  find(names: readonly string[]): { readonly model: PricedModel; readonly rank: NameRank } | null {
    for (const [at, name] of names.entries()) {
      const model = this.byOwnName.get(name);
      if (model !== undefined && at === 0) return { model, rank: "EXACT_NAME" };
      const other = model ?? this.byOtherName.get(name);
      if (other !== undefined) return { model: other, rank: "OTHER_NAME" };
    }
    for (const name of names) {
      const model = this.models.find(({ names: { matches } }) => matches(name));
      if (model !== undefined) return { model, rank: "NAME_PATTERN" };
    }
    return null;
  }
}
