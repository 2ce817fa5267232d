// What pg-boss and graphile-worker do on the same server. QueueBench starts it: node queues.cjs FOLDER URL CLIENTS SECONDS,
// where FOLDER holds pg-boss, graphile-worker and pg in its node_modules. Each stores small jobs one by one, and takes and
// completes them one by one, by as many clients at once as are asked for, in the way that its own documents name.
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [folder, url, clients, seconds] = process.argv.slice(2);
const load = createRequire(path.resolve(folder, 'package.json'));
const connections = Number(clients);
const body = { message: 'x'.repeat(500) };

/** How often a second all of them together did it. */
async function rate(deed) {
  const end = Date.now() + Number(seconds) * 1000;
  let done = 0;
  await Promise.all(Array.from({ length: connections }, async (_, client) => {
    while (Date.now() < end && await deed(client)) {
      done++;
    }
  }));
  return Math.round(done / Number(seconds));
}

function tell(name, what, aSecond) {
  console.log(`${name}, ${connections} clients: ${what} ${aSecond}/s`);
}

async function pgBoss() {
  const { PgBoss, default: old } = await import(pathToFileURL(load.resolve('pg-boss')));
  const boss = new (PgBoss ?? old)({ connectionString: url, max: connections, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('bench');
  tell('pg-boss', 'stored', await rate(() => boss.send('bench', body)));
  tell('pg-boss', 'taken and completed', await rate(async () => {
    const [job] = await boss.fetch('bench', { batchSize: 1 });
    return job && (await boss.complete('bench', job.id), true);
  }));
  await boss.stop({ graceful: false });
}

async function graphileWorker() {
  const { run, makeWorkerUtils } = load('graphile-worker');
  const { Pool } = load('pg');
  const pgPool = new Pool({ connectionString: url, max: connections + 2 });
  const utils = await makeWorkerUtils({ pgPool });
  await utils.migrate();
  tell('graphile-worker', 'stored', await rate(() => utils.addJob('bench', body)));
  let done = 0;
  const quiet = () => () => {};
  const { Logger } = load('graphile-worker');
  const runner = await run({ pgPool, concurrency: connections, noHandleSignals: true, logger: new Logger(quiet), taskList: { bench: () => { done++; } } });
  await new Promise(resolve => setTimeout(resolve, Number(seconds) * 1000));
  tell('graphile-worker', 'taken and completed', Math.round(done / Number(seconds)));
  await runner.stop();
  await utils.release();
  await pgPool.end();
}

(async () => {
  for (const peer of [pgBoss, graphileWorker]) {
    try {
      await peer();
    } catch (failure) {
      console.log(`${peer.name} could not run: ${failure.message}`);
    }
  }
  process.exit(0);
})();
