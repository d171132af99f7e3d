// Prints how fast dt-sql-parser reads the script that is named, in MB for each
// second of processor time. The first run is cold, those behind it are warm.
//
//	npm install
//	npm run bench -- script.sql 3
import { readFileSync } from 'node:fs';
import { FlinkSQL } from 'dt-sql-parser';

const [file, runs = '3'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
for (let run = 1; run <= Number(runs); run++) {
  const start = process.cpuUsage();
  const errors = new FlinkSQL().validate(text);
  const { user, system } = process.cpuUsage(start);
  const speed = Buffer.byteLength(text) / (user + system);
  console.log(`run ${run}: ${speed.toFixed(3)} MB/s, ${errors.length} errors`);
}
