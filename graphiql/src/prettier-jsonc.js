import { applyEdits, format } from 'jsonc-parser';

/**
 * Stands in for prettier's JavaScript plug-ins, half a megabyte of which GraphiQL uses only the part that tidies
 * the JSON of variables and headers.
 */
export const parsers = {
  jsonc: {
    astFormat: 'jsonc',
    parse: text => ({ text: applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2 })) }),
    locStart: () => 0,
    locEnd: ({ text }) => text.length,
  },
};

export const printers = { jsonc: { print: path => path.node.text } };
