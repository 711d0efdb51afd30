// SPDX-License-Identifier: Apache-2.0
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const peer = require('../common/peer.js');

const fixed = process.env.PEER_NUMBERS === 'fixed';
const names = [];
const known = new Map();

// One string for all that are equal, so that comparing them is comparing pointers.
function intern(text) {
  const found = known.get(text);
  if (found !== undefined) return found;
  known.set(text, text);
  return text;
}

// JSON.parse is V8's own parser, and gives numbers as binary fractions. 6000.123456 is the nearest to its decimal, so that
// rounding a million times it gives back the whole number of 0.01元.
function read(line) {
  const a = JSON.parse(line);
  const input = {
    region: intern(a.所在地), industry: intern(a.行业),
    investment: fixed ? Math.round(a.固定资产投资 * 1e6) : a.固定资产投资,
    area: fixed ? Math.round(a.用地面积 * 1e4) : a.用地面积,
    land_use: intern(a.供地方式), special_process: a.特殊工艺,
  };
  return { id: a.项目编号, input };
}

function load(rules) {
  const module = { exports: undefined };
  new Function('module', fs.readFileSync(path.resolve(rules), 'utf8'))(module);
  const judge = module.exports;
  return {
    read,
    violated(input) {
      names.length = 0;
      judge(input.region)(input, names);
      return names;
    },
  };
}

peer.main(load);
