import type { Statements } from "../core/statements.js";

/** How a column of raw requests is carried over: `number` and `moment` are summed, `text` is measured. */
type ColumnKind = "number" | "moment" | "text";

export interface ArchivedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** In the file. */
  readonly fileType: "BIGINT" | "INTEGER" | "DECIMAL(38,0)" | "TIMESTAMP" | "VARCHAR";
  /** What PostgreSQL writes for it; JSON where the file has no type for it. */
  readonly value: string;
  /** Its type in the database, to be told in the manifest. */
  readonly type: string;
}

interface CatalogueRow {
  readonly name: string;
  readonly type: string;
  readonly scale: number | null;
}

/** Every column of the table as it is now: one that a later release adds is archived too, or nothing is. */
export async function archivedColumns(client: Statements, table: string): Promise<readonly ArchivedColumn[]> {
  const { rows } = await client.query<CatalogueRow>(
    `select column_name as name, data_type as type, numeric_scale::int as scale from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  );
  if (rows.length === 0) throw new Error(`there is no table ${table}`);
  return rows.map(toColumn);
}

function toColumn({ name, type, scale }: CatalogueRow): ArchivedColumn {
  const quoted = `"${name}"`;
  const as = (kind: ColumnKind, fileType: ArchivedColumn["fileType"], value = quoted): ArchivedColumn => ({
    name,
    kind,
    fileType,
    value,
    type,
  });
  switch (type) {
    case "bigint":
      return as("number", "BIGINT");
    case "integer":
    case "smallint":
      return as("number", "INTEGER");
    case "numeric":
      if (scale !== 0) throw new Error(`column ${name} has decimals, which an archive would round`);
      return as("number", "DECIMAL(38,0)");
    case "timestamp with time zone":
      return as("moment", "TIMESTAMP", `${quoted} at time zone 'UTC'`);
    case "text":
      return as("text", "VARCHAR");
    case "jsonb":
      return as("text", "VARCHAR", `${quoted}::text`);
    case "ARRAY":
      return as("text", "VARCHAR", `to_json(${quoted})::text`);
    default:
      throw new Error(`column ${name} has the type ${type}, which archives do not know`);
  }
}

/** Expressions that give `ArchiveFigures` of a table of PostgreSQL. */
export function figuresInDatabase(columns: readonly ArchivedColumn[]): string {
  return expressions(columns, {
    text: (value) => `sum(octet_length(${value}))`,
    micros: ({ name }) => `(extract(epoch from "${name}") * 1000000)::bigint`,
    value: ({ value }) => value,
    asText: (figure) => `(${figure})::text`,
  });
}

/** Expressions that give `ArchiveFigures` of a Parquet file in DuckDB. */
export function figuresInFile(columns: readonly ArchivedColumn[]): string {
  return expressions(columns, {
    text: (value) => `sum(strlen(${value}))`,
    micros: ({ name }) => `epoch_us("${name}")`,
    value: ({ name }) => `"${name}"`,
    asText: (figure) => `(${figure})::varchar`,
  });
}

interface Dialect {
  readonly text: (value: string) => string;
  readonly micros: (column: ArchivedColumn) => string;
  readonly value: (column: ArchivedColumn) => string;
  readonly asText: (figure: string) => string;
}

function expressions(columns: readonly ArchivedColumn[], dialect: Dialect): string {
  const figures = columns.flatMap((column) => {
    const { name, kind } = column;
    const counted = { [`count_${name}`]: `count("${name}")` };
    const micros = dialect.micros(column);
    switch (kind) {
      case "number":
        return Object.entries({ ...counted, [`sum_${name}`]: `sum("${name}")` });
      case "text":
        return Object.entries({ ...counted, [`sum_${name}`]: dialect.text(dialect.value(column)) });
      case "moment":
        return Object.entries({
          ...counted,
          [`sum_${name}`]: `sum(${micros})`,
          [`min_${name}`]: `min(${micros})`,
          [`max_${name}`]: `max(${micros})`,
        });
    }
  });
  return [["rows", "count(*)"], ...figures]
    .map(([name, figure = ""]) => `${dialect.asText(figure)} as "${name}"`)
    .join(", ");
}
