// pivot.js RUN OUT.csv - the wide table of a run folder as a user of DuckDB would make it (@duckdb/node-api).
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run("SET threads = 1");
  await connection.run(`COPY (PIVOT (SELECT report, place, adcode, publisher, level, year, form,
    indicator || CASE WHEN dims IS NULL OR dims = '' THEN '' ELSE '_' || dims END AS name, value
    FROM read_csv('${process.argv[2]}/facts.csv', all_varchar = true, header = true)) ON name USING first(value)
    ORDER BY report) TO '${process.argv[3]}' (HEADER)`);
})();
