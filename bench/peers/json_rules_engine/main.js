// SPDX-License-Identifier: Apache-2.0
'use strict';
const fs = require('node:fs');
const { createRequire } = require('node:module');
const { Engine } = createRequire(`${process.env.PEER_CACHE}/`)('json-rules-engine');
const peer = require('../common/peer.js');

// The engine's own order of rules is by priority; its events come in no order that is promised.
function load(rulesFile) {
  const { rules, tables, ratios } = JSON.parse(fs.readFileSync(rulesFile, 'utf8'));
  const engine = new Engine(rules, { replaceFactsInEventParams: false });
  const numbers = new Map(rules.map((rule, number) => [rule.name, number]));
  for (const [name, [above, below]] of Object.entries(ratios)) {
    engine.addFact(name, async (_, almanac) => (await almanac.factValue(above)) / (await almanac.factValue(below)));
  }
  for (const [name, rows] of Object.entries(tables)) {
    engine.addFact(name, async (_, almanac) => rows[await almanac.factValue('region')][await almanac.factValue('industry')]);
  }
  return {
    asynchronous: true,
    read(line) {
      const a = JSON.parse(line);
      const input = {
        region: a.所在地, industry: a.行业, investment: a.固定资产投资, area: a.用地面积, land_use: a.供地方式,
        special_process: a.特殊工艺,
      };
      return { id: a.项目编号, input };
    },
    async violated(input) {
      const { events } = await engine.run(input);
      return events.map(event => event.type).sort((a, b) => numbers.get(a) - numbers.get(b));
    },
  };
}

peer.main(load);
