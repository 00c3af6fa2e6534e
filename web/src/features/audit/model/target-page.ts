interface Target {
  targetKind: string;
  targetId?: string | null;
  targetName?: string | null;
}

/** Where a thing is looked at in the console; null where it has no page. */
export function targetPage({ targetKind, targetId, targetName }: Target): string | null {
  switch (targetKind) {
    case "price":
      return pricePage(targetName);
    case "priceList":
      return targetId == null ? null : `/prices/lists/${encodeURIComponent(targetId)}`;
    case "discount":
      return "/prices/discounts";
    case "exchangeRate":
    case "setting":
      return "/prices/currency";
    case "recost":
      return "/prices/recost";
    case "appUser":
      return targetId == null ? null : `/users/${encodeURIComponent(targetId)}`;
    case "apiKey":
    case "project":
      return "/settings/keys";
    case "member":
    case "invitation":
      return "/settings/members";
    case "usageEvent":
      return targetId == null ? null : `/requests/${encodeURIComponent(targetId)}`;
    case "demo":
    case "settings":
      return "/settings/general";
    default:
      return null;
  }
}

/** A price is called `provider/model`, and models may have slashes of their own. */
function pricePage(name: string | null | undefined): string | null {
  const [provider, ...model] = name?.split("/") ?? [];
  if (provider === undefined || model.length === 0) return null;
  return `/prices/${encodeURIComponent(provider)}/${encodeURIComponent(model.join("/"))}`;
}
