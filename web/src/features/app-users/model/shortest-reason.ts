/** Characters of a reason to know or to erase who somebody is; the server asks for as many. */
export const SHORTEST_REASON = 10;
