const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
/** Characters of an id that stands for itself within a longer word too, such as a name before a Korean particle. */
const TELLING_LENGTH = 4;

/**
 * A reason as it may be kept for ever: whoever names the person in it does not mean to have that kept when the
 * identity is erased. In whatever case; a short id as a whole word alone.
 *
 * `"asked by kim-77 herself"` becomes `"asked by […] herself"` for the outside id `KIM-77`.
 */
export function withoutOutsideId(reason: string, externalId: string): string {
  const escaped = externalId.replaceAll(SPECIAL, "\\$&");
  const isTelling = externalId.length >= TELLING_LENGTH;
  const named = isTelling ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
  return reason.replaceAll(new RegExp(named, "giu"), "[…]");
}
