// Times PouchDB, RxDB or TinyBase at what bench_sync.py does: a push of answers, a pull of events
// over a real port, and the look-up of a customer by number with the newest page of their journey.
// Asked as JSON on standard input; samples come out as JSON. The other side is a worker thread.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const PAGE = 50;
const LOOKS = 200;
const BATCH = 2000;

const pad = (n, size = 7) => String(n).padStart(size, "0");
const number = (customer) => `+44${7700900000 + customer}`;
const answer = (n, bytes) => ({ id: `a${pad(n)}`, at: n, body: "x".repeat(bytes) });
const event = (n, each) => ({
  id: `c${pad(Math.floor(n / each), 5)}-${pad(n)}`,
  customer: Math.floor(n / each),
  number: number(Math.floor(n / each)),
  at: 1700000000000 + n * 97000,
  title: `Page ${n} of the shop`,
  url: `https://shop.example/${n % 10000}/offers`,
  campaign: `autumn-${n % 20}`,
  duration: n % 600,
});
const events = (count, each) => Array.from({ length: count }, (_, n) => event(n, each));
const answers = (count, bytes) => Array.from({ length: count }, (_, n) => answer(n, bytes));
const seconds = async (work) => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

async function looked(customers, look) {
  const times = [];
  for (let n = 0; n < LOOKS; n++) {
    const customer = (n * 7919) % customers;
    const start = process.hrtime.bigint();
    const found = await look(customer);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    if (found !== PAGE) throw new Error(`found ${found} events of ${customer}`);
  }
  return times;
}

// --- PouchDB: two leveldb files, replicated over HTTP by its own server ------------------------

async function pouch(folder) {
  const load = async (name) => (await import(name)).default;
  const core = await load("pouchdb-core");
  return core
    .plugin(await load("pouchdb-adapter-leveldb"))
    .plugin(await load("pouchdb-adapter-http"))
    .plugin(await load("pouchdb-replication"))
    .plugin(await load("pouchdb-mapreduce"))
    .defaults({ prefix: `${folder}/` });
}

const docs = (made) => made.map(({ id, ...rest }) => ({ _id: id, ...rest }));

async function pouchServer({ folder, asked }) {
  const Pouch = await pouch(folder);
  const express = (await import("express")).default;
  const serve = (await import("express-pouchdb")).default;
  const store = new Pouch("events", { adapter: "leveldb" });
  const made = docs(events(asked.events, asked.each));
  for (let n = 0; n < made.length; n += BATCH) await store.bulkDocs(made.slice(n, n + BATCH));
  const app = express();
  app.use("/", serve(Pouch, { inMemoryConfig: true, logPath: join(folder, "log.txt"), mode: "minimumForPouchDB" }));
  const server = app.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
}

async function pouchClient(port, folder, asked) {
  const Pouch = await pouch(folder);
  const url = (name) => `http://127.0.0.1:${port}/${name}`;
  const outbox = new Pouch("outbox", { adapter: "leveldb" });
  await outbox.bulkDocs(docs(answers(asked.answers, asked.entry_bytes)));
  const options = { batch_size: BATCH, batches_limit: 4 };
  const push = await seconds(() => outbox.replicate.to(url("answers"), options));
  const here = new Pouch("cache", { adapter: "leveldb" });
  const pull = await seconds(() => here.replicate.from(url("events"), options));
  // An index by number as an application would have it: one document a customer.
  const numbers = new Pouch("numbers", { adapter: "leveldb" });
  const customers = asked.events / asked.each;
  await numbers.bulkDocs(
    Array.from({ length: customers }, (_, n) => ({ _id: number(n), customer: n })),
  );
  const look_up = await looked(customers, async (customer) => {
    const found = await numbers.get(number(customer));
    const prefix = `c${pad(found.customer, 5)}-`;
    const page = await here.allDocs({
      startkey: `${prefix}\ufff0`, endkey: prefix, descending: true, limit: PAGE, include_docs: true,
    });
    return page.rows.length;
  });
  return { push: [asked.answers / push], pull: [asked.events / pull], look_up };
}

// --- RxDB: its replication, to a server that keeps what it gets in memory -----------------------

async function rxServer({ asked }) {
  const { createServer } = await import("node:http");
  const made = events(asked.events, asked.each);
  let kept = 0;
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        kept += JSON.parse(Buffer.concat(parts)).length;
        response.end("[]");
      });
      return;
    }
    const after = Number(new URL(request.url, "http://x").searchParams.get("after"));
    response.end(JSON.stringify(made.slice(after, after + 5000)));
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
}

async function rxClient(port, _folder, asked) {
  const { createRxDatabase } = await import("rxdb");
  const { getRxStorageMemory } = await import("rxdb/plugins/storage-memory");
  const { replicateRxCollection } = await import("rxdb/plugins/replication");
  const text = { type: "string", maxLength: 100 };
  const whole = { type: "number", minimum: 0, maximum: 1e15, multipleOf: 1 };
  const base = await createRxDatabase({ name: "bench", storage: getRxStorageMemory() });
  const common = { version: 0, primaryKey: "id", type: "object" };
  await base.addCollections({
    outbox: { schema: { ...common, properties: { id: text, at: whole, body: { type: "string" } } } },
    cache: {
      schema: {
        ...common,
        properties: {
          id: text, customer: whole, number: text, at: whole, title: text, url: text,
          campaign: text, duration: whole,
        },
        required: ["id", "number", "at"],
        indexes: [["number", "at"]],
      },
    },
  });
  const url = `http://127.0.0.1:${port}/`;
  const inserted = await base.outbox.bulkInsert(answers(asked.answers, asked.entry_bytes));
  if (inserted.error.length) throw new Error("not inserted");
  const push = await seconds(async () => {
    const sending = replicateRxCollection({
      collection: base.outbox, replicationIdentifier: "push", live: false,
      push: {
        batchSize: BATCH,
        handler: async (rows) => (await fetch(url, { method: "POST", body: JSON.stringify(rows) })).json(),
      },
    });
    await sending.awaitInitialReplication();
  });
  const pull = await seconds(async () => {
    const coming = replicateRxCollection({
      collection: base.cache, replicationIdentifier: "pull", live: false,
      pull: {
        batchSize: 5000,
        handler: async (checkpoint) => {
          const after = checkpoint?.after ?? 0;
          const documents = await (await fetch(`${url}?after=${after}`)).json();
          for (const one of documents) one._deleted = false;
          return { documents, checkpoint: { after: after + documents.length } };
        },
      },
    });
    await coming.awaitInitialReplication();
  });
  const count = await base.cache.count().exec();
  if (count !== asked.events) throw new Error(`${count} events came`);
  const look_up = await looked(asked.events / asked.each, async (customer) => {
    const query = base.cache.find({
      selector: { number: number(customer) }, sort: [{ number: "desc" }, { at: "desc" }], limit: PAGE,
    });
    return (await query.exec()).length;
  });
  return { push: [asked.answers / push], pull: [asked.events / pull], look_up };
}

// --- TinyBase: mergeable stores, synchronised over a WebSocket ----------------------------------

async function tinyServer({ asked }) {
  const { createMergeableStore } = await import("tinybase");
  const { createWsSynchronizer } = await import("tinybase/synchronizers/synchronizer-ws-client");
  const { createWsServer } = await import("tinybase/synchronizers/synchronizer-ws-server");
  const { WebSocket, WebSocketServer } = await import("ws");
  const sockets = new WebSocketServer({ port: 0, maxPayload: 1 << 30 });
  createWsServer(sockets);
  const port = sockets.address().port;
  // The side that has the events, and takes the answers. Nobody answers its first question, which
  // it waits for as long as it is told to.
  const join_ = async (path, store) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, { maxPayload: 1 << 30 });
    return createWsSynchronizer(store, socket, 5);
  };
  const held = createMergeableStore("held");
  held.transaction(() => {
    for (const { id, ...rest } of events(asked.events, asked.each)) held.setRow("events", id, rest);
  });
  await (await join_("pull", held)).startSync();
  const taken = createMergeableStore("taken");
  await (await join_("push", taken)).startSync();
  taken.addTableListener("answers", () =>
    parentPort.postMessage({ answers: taken.getRowCount("answers") }),
  );
  parentPort.postMessage(port);
}

async function tinyClient(port, _folder, asked, worker) {
  const { createIndexes, createMergeableStore } = await import("tinybase");
  const { createWsSynchronizer } = await import("tinybase/synchronizers/synchronizer-ws-client");
  const { WebSocket } = await import("ws");
  const join_ = async (path, store) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, { maxPayload: 1 << 30 });
    return createWsSynchronizer(store, socket, 120);
  };
  const all = (store, table, count) =>
    new Promise((done) => {
      const look = () => store.getRowCount(table) === count && done();
      store.addTableListener(table, look);
      look();
    });
  const outbox = createMergeableStore("outbox");
  outbox.transaction(() => {
    for (const { id, ...rest } of answers(asked.answers, asked.entry_bytes))
      outbox.setRow("answers", id, rest);
  });
  const sending = await join_("push", outbox);
  const push = await seconds(async () => {
    const there = new Promise((done) =>
      worker.on("message", (said) => said.answers === asked.answers && done()),
    );
    await sending.startSync();
    await there;
  });
  const cache = createMergeableStore("cache");
  const coming = await join_("pull", cache);
  const pull = await seconds(async () => {
    await coming.startSync();
    await all(cache, "events", asked.events);
  });
  const indexes = createIndexes(cache);
  indexes.setIndexDefinition("by number", "events", "number", "at");
  const look_up = await looked(asked.events / asked.each, (customer) => {
    const ids = indexes.getSliceRowIds("by number", number(customer));
    return ids.slice(-PAGE).map((id) => cache.getRow("events", id)).length;
  });
  return { push: [asked.answers / push], pull: [asked.events / pull], look_up };
}

const PEERS = {
  PouchDB: [pouchServer, pouchClient],
  RxDB: [rxServer, rxClient],
  TinyBase: [tinyServer, tinyClient],
};

if (isMainThread) {
  const asked = JSON.parse(readFileSync(0, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "agent-desktop-peer-"));
  const there = mkdtempSync(join(tmpdir(), "agent-desktop-peer-"));
  process.on("exit", () => [folder, there].forEach((one) => rmSync(one, { recursive: true })));
  const worker = new Worker(new URL(import.meta.url), { workerData: { asked, folder: there } });
  worker.on("error", (error) => {
    console.error(String(error));
    process.exit(1);
  });
  const port = await new Promise((done) => worker.once("message", done));
  console.log(JSON.stringify(await PEERS[asked.name][1](port, folder, asked, worker)));
  process.exit(0);
} else {
  await PEERS[workerData.asked.name][0](workerData);
}
