import { Migration } from "@mikro-orm/migrations";

const COLUMNS = ["requests", "cost", "total_tokens", "input_tokens", "output_tokens"];

/** The app users with most in each span of days. A job lists them, while the server answers already. */
export class Migration20261127SpanTops extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_span_tops (
        days smallint not null,
        first_day date not null,
        is_all boolean not null,
        ${COLUMNS.map((column) => `${column}_users bigint[] not null, ${column}_amounts numeric[] not null`).join(", ")},
        changed bigint[] default '{}',
        primary key (days, first_day),
        foreign key (days, first_day) references usage_built_spans on delete cascade
      );
      comment on table usage_span_tops is 'By each of five sums of a built span the app users with most, descending, as they were when the span was listed.';
      comment on column usage_span_tops.is_all is 'Whether no app user of the span is left out.';
      comment on column usage_span_tops.changed is 'Users whose sums may differ since; null: so many that the lists are of no more use.';
    `);
  }
}
