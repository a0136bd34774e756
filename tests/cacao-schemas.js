// Says for each JSON document, one a line on standard input, whether JSON Schemas that lie in a folder accept it: "true" or "false" a line.
// Usage: node cacao-schemas.js FOLDER ROOT.json
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');

const [folder, root] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, logger: false });
const files = (at) => fs.readdirSync(at, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? files(path.join(at, each.name)) : [path.join(at, each.name)]));

let id = '';
for (const file of files(folder)) {
  const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
  ajv.addSchema(schema);
  if (path.relative(folder, file) === root) id = schema.$id;
}

const check = ajv.getSchema(id);
const lines = fs.readFileSync(0, 'utf8').split('\n').filter((line) => line.length > 0);
process.stdout.write(lines.map((line) => `${check(JSON.parse(line))}\n`).join(''));
