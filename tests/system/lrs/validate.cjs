// Says of every statement in a file of JSON Lines what Learning Locker's validator finds wrong with it.
// node validate.cjs FILE; ends with 1 where something is.
const { readFileSync } = require('node:fs');
const validate = require('@learninglocker/xapi-validation').default;

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line !== '');
let wrong = 0;
lines.forEach((line, at) => {
  for (const warning of validate(JSON.parse(line), ['statement'])) {
    wrong += 1;
    console.log(`line ${at + 1}: ${warning.constructor.name} at ${JSON.stringify(warning.path)}`);
  }
});
console.log(`${lines.length} statements, ${wrong} faults`);
process.exitCode = wrong === 0 ? 0 : 1;
