// A process of its own: it imports nothing of ours, so that it runs as it is, built or not.
import { DuckDBInstance } from "@duckdb/node-api";

// Who started it is gone, and with it whoever wants the file.
process.stdin.on("end", () => process.exit(1)).resume();

const [statement = "", folder = ""] = process.argv.slice(2);
const database = await DuckDBInstance.create(":memory:", {
  memory_limit: "96MB",
  // For more it goes to the disk.
  temp_directory: folder,
  threads: "1",
  preserve_insertion_order: "true",
  // Nothing is fetched from anywhere.
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
});
const connection = await database.connect();
await connection.run(statement);
connection.closeSync();
database.closeSync();
process.exit(0);
