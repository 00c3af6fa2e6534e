import { Migration } from "@mikro-orm/migrations";

/** What processes keep in memory, with a number that every transaction raises that changes it. */
export class Migration20261126Changes extends Migration {
  override up(): void {
    this.addSql(`
      create table changes (
        topic text primary key,
        version bigint not null default 1
      );
      insert into changes (topic) values ('prices'), ('settings');

      comment on table changes is 'Asked for every two seconds by every process; a topic is the name of its table.';

      create function count_change() returns trigger language plpgsql as $body$
      begin
        update changes set version = version + 1 where topic = tg_table_name;
        return null;
      end
      $body$;
    `);
    for (const topic of ["prices", "settings"]) {
      this.addSql(`
        create trigger ${topic}_changed after insert or update or delete or truncate on ${topic}
        for each statement execute function count_change();
      `);
    }
  }
}
