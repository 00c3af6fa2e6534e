import { AppError } from "../core/errors.js";
import { readLine } from "../core/read-line.js";

/** What somebody wants to keep. */
export interface ViewRequest {
  readonly name: string;
  readonly page: string;
  readonly search: string;
  readonly shared: boolean;
}

const LONGEST_NAME = 60;
const LONGEST_SEARCH = 2_000;
/** Pages of the console that have choices to keep. */
const PAGES = ["/", "/users", "/requests", "/savings", "/prices/recost", "/prices/what-if"];
const USER_PAGE = /^\/users\/\d{1,18}$/;
/** What the console writes behind the question mark; no second one, no fragment, nothing of another address. */
const SEARCH = /^(\?[\w\-.~!*'()%,:/+=&]+)?$/;

/** @throws AppError BAD_INPUT naming the field */
export function readView({ name, page, search, shared }: ViewRequest): ViewRequest {
  return { name: readViewName(name), page: readPage(page), search: readSearch(search), shared };
}

/** @throws AppError BAD_INPUT naming `name` */
export function readViewName(given: string): string {
  return readLine("name", given, LONGEST_NAME);
}

function readPage(page: string): string {
  if (PAGES.includes(page) || USER_PAGE.test(page)) return page;
  throw AppError.badInput("page", `one of ${PAGES.join(", ")}, or /users/ and the id of an app user`, page);
}

function readSearch(search: string): string {
  if (search.length <= LONGEST_SEARCH && SEARCH.test(search)) return search;
  throw AppError.badInput(
    "search",
    `the query of an address, encoded, at most ${LONGEST_SEARCH} characters that begin with "?", or nothing`,
    search,
  );
}
