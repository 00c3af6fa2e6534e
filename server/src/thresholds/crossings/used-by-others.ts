import { COUNTED_COLUMNS } from "../../usage/domain/period-count.js";
import { TOUCHING, type Look } from "./look.js";
import { AMOUNT } from "./windows.js";

const OTHERS = "scope not in ('EACH_USER', 'USER')";
const IS_WATCHED = `exists (select from windows where ${OTHERS})`;
const SUMS = [...COUNTED_COLUMNS, "unpriced_requests"];
const ADDED_UP = SUMS.map((column) => `coalesce(sum(${column}), 0) as ${column}`).join(", ");

/** What a dimension set is counted as. */
const FACES = `lateral (values ('OVERALL', ''), ('PROJECT', project_id::text), ('MODEL', model), ('FEATURE', feature),
  ('KEY', api_key_id::text)) as faces (scope, subject)`;

/** Windows that something was taken of. */
const touched = (rows: string) => `
  select distinct windows.* from windows join (
    select distinct day, scope, subject
    from (select distinct day, dimension_id from ${rows} join local_days using (bucket_start) where ${IS_WATCHED}) as touched
      join usage_dimensions as dimensions on dimensions.id = dimension_id cross join ${FACES}
  ) as touched using (scope, subject)
  where day >= first_day and day < end_day`;

const RUNNING = `select * from windows where ${OTHERS}`;

const rowsOf = (rows: string, gate: string) => `
  select day, dimension_id, ${ADDED_UP} from ${rows} where exists (select from ${gate}) group by day, dimension_id`;
const byFace = (rows: string) =>
  `select day, scope, subject, ${ADDED_UP} from ${rows} join matching using (dimension_id) group by day, scope, subject`;

/** CTEs up to `used_by_others`: what whoever is no app user used in `windows`; of each day only its own rows are read. */
export function usedByOthers(look: Look): string {
  return `
    others as materialized (${look === "running" ? RUNNING : touched(TOUCHING[look])}),
    needed_days as materialized (
      select distinct first_day + at as day from others cross join lateral generate_series(0, end_day - first_day - 1) as at
    ), matching as materialized (
      select distinct dimensions.id as dimension_id, scope, subject
      from (select id, project_id, model, feature, api_key_id from usage_dimensions where exists (select from others)) as dimensions
        cross join ${FACES} join (select distinct scope, subject from others) as wanted using (scope, subject)
    ), by_dimension as materialized (
      select day, stats.* from needed_days cross join lateral (
        select dimension_id, ${SUMS.join(", ")} from usage_day_stats as merged where merged.day = needed_days.day offset 0
      ) as stats
      union all ${rowsOf("taken join local_days using (bucket_start)", "others")}
    ), by_face as materialized (${byFace("by_dimension")}), used_by_others as (
      select threshold_id, first_day, sum(${AMOUNT}) as used, sum(unpriced_requests) as unpriced
      from others join by_face using (scope, subject) where day >= first_day and day < end_day
      group by threshold_id, first_day
    )`;
}

/** The CTE `taken_of_others`: what waits to be taken away of whoever is no app user; looked for when something is `fresh`. */
export const TAKEN_OF_OTHERS = `
  taken_of_others as (
    select threshold_id, first_day, subject, sum(${AMOUNT}) as less
    from others join (${byFace(`(${rowsOf("waiting", "fresh")}) as rows`)}) as by_face using (scope, subject)
    where day >= first_day and day < end_day
    group by threshold_id, first_day, subject
  )`;
