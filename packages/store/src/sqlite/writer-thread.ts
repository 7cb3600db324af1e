/** The thread that writes: see `writer.ts`. */

import type { StatementSync } from 'node:sqlite';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openFile, WRITER_CACHE_KIB } from './file.ts';
import type { Outcome, Step, WriterAnswer, WriterMessage } from './writer.ts';

// It is always started as a thread.
const port = parentPort as MessagePort;
const database = openFile(workerData as string, WRITER_CACHE_KIB);
const statements = new Map<string, StatementSync>();
// Immediate, as a transaction that reads first and then wants to write fails when another process wrote meanwhile.
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');

port.on('message', (first: WriterMessage) => {
  const messages = [first, ...whatWaits()];
  const transactions = messages.filter((message) => message !== null);
  if (transactions.length > 0) port.postMessage(commitTogether(transactions));
  if (transactions.length < messages.length) {
    port.close();
    database.close();
  }
});

/** What came while the last commit was under way goes together: a third of what a small save costs alone is its commit. */
function whatWaits(): WriterMessage[] {
  const messages: WriterMessage[] = [];
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    messages.push(next.message);
  }
  return messages;
}

function commitTogether(transactions: readonly (readonly Step[])[]): WriterAnswer[] {
  try {
    begin.run();
  } catch (error) {
    // Another process held the lock for the whole time we are ready to wait: no use waiting again for each.
    return transactions.map(() => faultOf(error));
  }
  try {
    const outcomes = transactions.map(perform);
    commit.run();
    return outcomes;
  } catch (error) {
    // Some errors (a full disk) have ended the transaction already.
    if (database.isTransaction) database.exec('ROLLBACK');
    // One transaction's fault must not undo its neighbours': each again, alone.
    if (transactions.length === 1) return [faultOf(error)];
    return transactions.flatMap((each) => commitTogether([each]));
  }
}

function faultOf(error: unknown): WriterAnswer {
  const { message, errcode = 0 } = error as Error & { errcode?: number };
  return { error: { message, code: errcode } };
}

function perform([first, ...others]: readonly Step[]): Outcome {
  const outcome = first ? run(first) : { changes: 0, rows: [] };
  if (outcome.changes > 0) for (const step of others) run(step);
  return outcome;
}

function run({ sql, runs }: Step): Outcome {
  const statement = statementOf(sql);
  const returnsRows = statement.columns().length > 0;
  let outcome: Outcome = { changes: 0, rows: [] };
  for (const values of runs) {
    if (returnsRows) {
      const rows = statement.all(...values);
      outcome = { changes: rows.length, rows };
    } else {
      outcome = { changes: Number(statement.run(...values).changes), rows: [] };
    }
  }
  return outcome;
}

function statementOf(sql: string): StatementSync {
  const known = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, known);
  return known;
}
