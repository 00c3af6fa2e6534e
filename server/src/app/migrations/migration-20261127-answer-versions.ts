import { Migration } from "@mikro-orm/migrations";

/** What answers that processes keep in memory are as new as. */
export class Migration20261127AnswerVersions extends Migration {
  override up(): void {
    this.addSql(`
      -- Few rows that change often: room for their next versions beside them.
      create table usage_day_versions (
        day date primary key,
        version bigint not null
      ) with (fillfactor = 50);
      comment on table usage_day_versions is 'How often what is merged of a local day changed, in the zone of the counters; raised by every merge and repair, never lowered.';

      insert into changes (topic) values ('usage_answers');
      create function count_answer_change() returns trigger language plpgsql as $body$
      begin
        update changes set version = version + 1 where topic = 'usage_answers';
        return null;
      end
      $body$;
      comment on function count_answer_change is 'For what answers about usage tell and differences do not: names, and rows that were taken away.';
    `);
    for (const table of ["projects", "api_keys"]) {
      this.addSql(`
        create trigger ${table}_named after update of name or delete or truncate on ${table}
        for each statement execute function count_answer_change();
      `);
    }
  }
}
