// Prints each place of the given Bicep files that is no Bicep, as FILE:LINE:COLUMN, by a grammar that others wrote.
'use strict';
const fs = require('fs');
const Parser = require('tree-sitter');
const bicep = require('tree-sitter-bicep');

const wrong = (node) => (node.isError || node.isMissing ? [node] : node.children.flatMap(wrong));

for (const file of process.argv.slice(2)) {
  const parser = new Parser();
  parser.setLanguage(bicep);
  for (const { startPosition } of wrong(parser.parse(fs.readFileSync(file, 'utf8')).rootNode)) {
    console.log(`${file}:${startPosition.row + 1}:${startPosition.column + 1}`);
  }
}
