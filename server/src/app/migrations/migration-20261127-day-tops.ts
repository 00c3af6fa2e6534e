import { Migration } from "@mikro-orm/migrations";

const COLUMNS = ["requests", "cost", "total_tokens", "input_tokens", "output_tokens"];

/** The app users with most in days that still run. A job lists them, while the server answers already. */
export class Migration20261127DayTops extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_day_tops (
        day date primary key,
        zone text not null,
        version bigint not null,
        is_all boolean not null,
        ${COLUMNS.map((column) => `${column}_users bigint[] not null, ${column}_amounts numeric[] not null`).join(", ")},
        changed bigint[] default '{}'
      ) with (fillfactor = 50);
      comment on table usage_day_tops is 'By each of five sums of a day that is in no span yet the app users with most, descending, as they were when the day was listed.';
      comment on column usage_day_tops.zone is 'countersTimezone then: in another the day begins elsewhere.';
      comment on column usage_day_tops.version is 'Of the day in usage_day_versions: with another one somebody changed the day without telling here whom.';
      comment on column usage_day_tops.is_all is 'Whether no app user of the day was left out.';
      comment on column usage_day_tops.changed is 'App users who came to more than the last of a list that they are not on; null: so many that the lists are of no more use.';
    `);
  }
}
