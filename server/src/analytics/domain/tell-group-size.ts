/**
 * How many app users are in a group, for a viewer who may not reveal who they are. A group of one is a person,
 * and one of a few is told apart by whoever knows them; that nobody is in it singles nobody out.
 *
 * @param minimum the fewest that are told; 0 for who may reveal identities
 * @returns null for fewer than `minimum`
 */
export function tellGroupSize(size: number, minimum: number): number | null {
  return size > 0 && size < minimum ? null : size;
}
