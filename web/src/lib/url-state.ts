import { parseRange, type RangeToken } from "./date-range";
import {
  escapeValue,
  formatFilterValues,
  isRowId,
  NO_FILTERS,
  parseFilterValues,
  withValues,
  type Filters,
} from "./filters";
import { isTimeZone } from "./format";
import { formatKeys, parseKeys } from "./key-list";
import { formatNarrowing, NO_NARROWING, readNarrowing, type Narrowing } from "./narrowing";
import {
  ALERT_TABS,
  COMPARES,
  COST_CHOICES,
  DENSITIES,
  FILTER_DIMENSIONS,
  GRAINS,
  GROUPINGS,
  METERS,
  URL_PARAMS,
  VIEWS,
  type AlertTab,
  type Compare,
  type CostChoice,
  type Density,
  type FilterDimension,
  type GrainChoice,
  type Grouping,
  type MeterChoice,
  type UrlParam,
  type View,
} from "./url-grammar";

/** A model at a provider. */
export interface TargetModel {
  provider: string;
  model: string;
}

/** Of an audit entry: every thing of a kind, or one of them. */
export interface AuditTarget {
  kind: string;
  id: string | null;
}

/** What a link says about a page: everything a viewer can choose, and nothing the server decides. */
export interface UrlState {
  range: RangeToken;
  cmp: Compare;
  /** Overrides the reporting timezone; `null` follows it. */
  tz: string | null;
  meter: MeterChoice;
  by: Grouping;
  grain: GrainChoice;
  filters: Filters;
  /** Which requests are listed, by what they cost. */
  cost: CostChoice;
  /** Which of them, by what no sum tells apart. */
  narrowing: Narrowing;
  /** What is searched for; empty finds everything. */
  q: string;
  /** Only prices of models that were used lately. */
  used: boolean;
  /** Series keys switched off in legends. */
  hide: readonly string[];
  view: View;
  /** `-cost` descends, `cost` ascends; `null` is the page's own order. */
  sort: string | null;
  /** How the ranking adds up is drawn over it. */
  curve: boolean;
  /** Columns of the list of requests; empty: as the reader last had them. */
  cols: readonly string[];
  /** `null`: as the reader last had it. */
  density: Density | null;
  /** Of the request in the path, whose id another project may have as well; `null` when one project has it. */
  projectId: string | null;
  /** A re-cost leaves alone what has a cost already. */
  unpricedOnly: boolean;
  /** What a what-if would have used instead; `null` until it is chosen. */
  target: TargetModel | null;
  /** API keys that were revoked are listed too. */
  revoked: boolean;
  /** Who acted, as the audit log names them; empty: anybody. */
  actors: readonly string[];
  /** What was done, as the audit log has it, such as `price.create`; empty: anything. */
  actions: readonly string[];
  /** To what it was done; `null`: to anything. */
  about: AuditTarget | null;
  /** Which alerts are listed. */
  tab: AlertTab;
}

/** The query string taken apart: only parameters that differ from their default, in `URL_PARAMS` order. */
export type UrlSearch = Partial<Record<UrlParam, string>>;

export interface ParsedUrl {
  state: UrlState;
  /** `param=value` as written, for a notice; never an error. */
  dropped: string[];
}

/** As long as the server looks for among requests. */
const LONGEST_SEARCH = 128;

export const DEFAULT_STATE: UrlState = {
  range: "30d",
  cmp: "off",
  tz: null,
  meter: "cost",
  by: "model",
  grain: "auto",
  filters: NO_FILTERS,
  cost: "any",
  narrowing: NO_NARROWING,
  q: "",
  used: false,
  hide: [],
  view: "chart",
  sort: null,
  curve: false,
  cols: [],
  density: null,
  projectId: null,
  unpricedOnly: false,
  target: null,
  revoked: false,
  actors: [],
  actions: [],
  about: null,
  tab: "open",
};

/** Reads a query; unknown parameters and illegal values are dropped and named. */
export function parseUrlState(search: Readonly<Record<string, unknown>>): ParsedUrl {
  const dropped: string[] = [];
  const read = <T>(param: UrlParam, parse: (text: string) => T | null, fallback: T): T => {
    const text = search[param];
    if (typeof text !== "string" || text === "") return fallback;
    const value = parse(text);
    if (value === null) dropped.push(`${param}=${text}`);
    return value ?? fallback;
  };

  const state: UrlState = {
    range: read("range", parseRange, DEFAULT_STATE.range),
    cmp: read("cmp", oneOf(COMPARES), DEFAULT_STATE.cmp),
    tz: read("tz", (text) => (isTimeZone(text) ? text : null), null),
    meter: read("meter", oneOf(METERS), DEFAULT_STATE.meter),
    by: read("by", oneOf(GROUPINGS), DEFAULT_STATE.by),
    grain: read("grain", oneOf(GRAINS), DEFAULT_STATE.grain),
    filters: readFilters(search, dropped),
    cost: read("cost", oneOf(COST_CHOICES), DEFAULT_STATE.cost),
    narrowing: readNarrowing(read),
    q: read("q", (text) => (text.length <= LONGEST_SEARCH ? text : null), DEFAULT_STATE.q),
    used: read("used", parseSwitch, DEFAULT_STATE.used),
    hide: read("hide", parseKeys, DEFAULT_STATE.hide),
    view: read("view", oneOf(VIEWS), DEFAULT_STATE.view),
    sort: read("sort", (text) => (/^-?[a-zA-Z]{1,40}$/.test(text) ? text : null), null),
    curve: read("curve", parseSwitch, false),
    cols: read("cols", parseKeys, DEFAULT_STATE.cols),
    density: read("density", oneOf(DENSITIES), null),
    projectId: read("projectId", (text) => (isRowId(text) ? text : null), null),
    unpricedOnly: read("unpricedOnly", parseSwitch, false),
    target: read("target", parseTarget, null),
    revoked: read("revoked", parseSwitch, false),
    actors: read("actor", parseKeys, DEFAULT_STATE.actors),
    actions: read("action", parseKeys, DEFAULT_STATE.actions),
    about: read("about", parseAbout, null),
    tab: read("tab", oneOf(ALERT_TABS), DEFAULT_STATE.tab),
  };
  for (const [param, value] of Object.entries(search)) {
    if (!isUrlParam(param)) dropped.push(`${param}=${String(value)}`);
  }
  return { state, dropped };
}

/** The shortest query that `parseUrlState` reads back as `state`: defaults are never written. */
export function toUrlSearch(state: UrlState): UrlSearch {
  const values: Record<string, string> = {
    range: unlessDefault(state.range, DEFAULT_STATE.range),
    cmp: unlessDefault(state.cmp, DEFAULT_STATE.cmp),
    tz: state.tz ?? "",
    meter: unlessDefault(state.meter, DEFAULT_STATE.meter),
    by: unlessDefault(state.by, DEFAULT_STATE.by),
    grain: unlessDefault(state.grain, DEFAULT_STATE.grain),
    cost: unlessDefault(state.cost, DEFAULT_STATE.cost),
    ...formatNarrowing(state.narrowing),
    q: state.q,
    used: state.used ? "1" : "",
    hide: formatKeys(state.hide),
    view: unlessDefault(state.view, DEFAULT_STATE.view),
    sort: state.sort ?? "",
    curve: state.curve ? "1" : "",
    // In their order, which is a choice as well.
    cols: state.cols.map(escapeValue).join(","),
    density: state.density ?? "",
    projectId: state.projectId ?? "",
    unpricedOnly: state.unpricedOnly ? "1" : "",
    target: state.target === null ? "" : [state.target.provider, state.target.model].map(escapeValue).join(","),
    revoked: state.revoked ? "1" : "",
    actor: formatKeys(state.actors),
    action: formatKeys(state.actions),
    about: state.about === null ? "" : [state.about.kind, state.about.id ?? []].flat().map(escapeValue).join(","),
    tab: unlessDefault(state.tab, DEFAULT_STATE.tab),
  };
  for (const dimension of FILTER_DIMENSIONS) values[dimension] = formatFilterValues(state.filters[dimension]);

  const search: UrlSearch = {};
  for (const param of URL_PARAMS) {
    const value = values[param];
    if (value !== undefined && value !== "") search[param] = value;
  }
  return search;
}

/** Without the filters that a page's question does not know: they would be shown, and ignored. */
export function withOnlyIs(state: UrlState, dimensions: readonly FilterDimension[]): UrlState {
  const filters = dimensions.reduce(
    (kept, dimension) => withValues(kept, dimension, { is: state.filters[dimension].is, not: [] }),
    NO_FILTERS,
  );
  return { ...state, filters };
}

function readFilters(search: Readonly<Record<string, unknown>>, dropped: string[]): Filters {
  let filters = NO_FILTERS;
  for (const dimension of FILTER_DIMENSIONS) {
    const text = search[dimension];
    if (typeof text !== "string" || text === "") continue;
    const parsed = parseFilterValues(dimension, text);
    filters = withValues(filters, dimension, parsed.values);
    dropped.push(...parsed.dropped.map((part) => `${dimension}=${part}`));
  }
  return filters;
}

function parseSwitch(text: string): true | null {
  return text === "1" ? true : null;
}

/** `apiKey`, or one of them: `apiKey,12` */
function parseAbout(text: string): AuditTarget | null {
  const [kind, id = null, ...rest] = parseKeys(text) ?? [];
  return kind === undefined || rest.length > 0 ? null : { kind, id };
}

/** `google,gemini-2.5-flash` */
function parseTarget(text: string): TargetModel | null {
  const [provider, model, ...rest] = parseKeys(text) ?? [];
  return provider === undefined || model === undefined || rest.length > 0 ? null : { provider, model };
}

function oneOf<T extends string>(choices: readonly T[]): (text: string) => T | null {
  return (text) => choices.find((choice) => choice === text) ?? null;
}

function unlessDefault(value: string, fallback: string): string {
  return value === fallback ? "" : value;
}

function isUrlParam(param: string): param is UrlParam {
  return URL_PARAMS.some((known) => known === param);
}
