import type { DatabaseSync } from 'node:sqlite';
import type { Poll, Vote } from '@showhands/core';
import type { PollStore, StoredPoll } from '../poll-store.ts';
import {
  assertSavable,
  type PollTexts,
  readPoll,
  readVote,
  type VoteFields,
  writePoll,
  writeVote,
} from '../poll-texts.ts';
import { isUniqueViolation, type Write } from './writer.ts';

const INSERT_POLL = `
  INSERT INTO polls (id, organization_id, created_at, version, config, tally)
  SELECT ?, ?, ?, 1, ?, ? WHERE NOT EXISTS (SELECT 1 FROM deleted_polls WHERE id = ?) ON CONFLICT DO NOTHING`;
const UPDATE_POLL = `
  UPDATE polls SET version = version + 1, config = coalesce(?, config), tally = coalesce(?, tally)
  WHERE key = ? AND version = ?`;
const LOAD = 'SELECT key, id, organization_id, created_at, version, config, tally FROM polls WHERE id = ?';
const VERSION = 'SELECT version FROM polls WHERE id = ?';
const LIST = `
  SELECT id, organization_id, created_at, config, tally FROM polls
  WHERE organization_id = ? AND (created_at, id) < (?, ?)
  ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?`;
const COUNT = 'SELECT count(*) AS count FROM polls WHERE organization_id = ?';
const INSERT_VOTE = `
  INSERT INTO poll_votes (poll, number, voter, token_id, name, rest) VALUES (?, ?, ?, ?, ?, ?)`;
const VOTE = 'SELECT number, voter, token_id AS tokenId, name, rest FROM poll_votes WHERE poll = ?1';
// A cross join, as SQLite would otherwise rather walk through all votes of the poll than look up those asked for.
const FIND_VOTES = `
  SELECT number, voter, token_id AS tokenId, name, rest
    FROM json_each(?2) AS asked CROSS JOIN poll_votes ON poll = ?1 AND voter = asked.value
  UNION
  SELECT number, voter, token_id AS tokenId, name, rest
    FROM json_each(?3) AS asked CROSS JOIN poll_votes ON poll = ?1 AND token_id = asked.value`;
const NAMED_VOTES = `${VOTE} AND name IS NOT NULL ORDER BY number LIMIT ?2`;
const VOTES_PAGE = `${VOTE} AND number > ?2 ORDER BY number LIMIT ?3`;
const KEY = 'SELECT key FROM polls WHERE id = ?1 UNION ALL SELECT key FROM deleted_polls WHERE id = ?1';
const MARK_DELETED = 'INSERT INTO deleted_polls (key, id) SELECT key, id FROM polls WHERE id = ?';
const DELETE_POLL = 'DELETE FROM polls WHERE id = ?';
const DELETED = 'SELECT key FROM deleted_polls LIMIT 1';
const DELETE_VOTES = `
  DELETE FROM poll_votes WHERE poll = ?1 AND number <=
    (SELECT max(number) FROM (SELECT number FROM poll_votes WHERE poll = ?1 ORDER BY number LIMIT ?2))`;
const FORGET_DELETED = 'DELETE FROM deleted_polls WHERE key = ?';

/** Some ten milliseconds of work: whoever votes meanwhile waits no longer than that. */
const PURGED_AT_ONCE = 2000;
/** For reading all votes without holding them all. */
const VOTES_A_PAGE = 1000;

interface PollRow extends PollTexts {
  readonly key: number;
  readonly id: string;
  readonly organization_id: string;
  readonly created_at: number;
  readonly version: number;
}

/** Polls in SQLite: a row a poll, a row a vote, and one transaction for both. */
export function openSqlitePolls(database: DatabaseSync, write: Write): PollStore {
  const loadRow = database.prepare(LOAD);
  const versionOf = database.prepare(VERSION);
  const listRows = database.prepare(LIST);
  const countRows = database.prepare(COUNT);
  const findVotes = database.prepare(FIND_VOTES);
  const namedVotes = database.prepare(NAMED_VOTES);
  const votesPage = database.prepare(VOTES_PAGE);
  const findKey = database.prepare(KEY);
  const deleted = database.prepare(DELETED);

  /** By what its votes name each poll that was given out. */
  const keys = new WeakMap<StoredPoll, number>();
  const keyOf = (stored: StoredPoll) => keys.get(stored) as number;
  function giveOut(stored: StoredPoll, key: number): StoredPoll {
    keys.set(stored, key);
    return stored;
  }

  return {
    noticesRepeats: true,

    async create(poll) {
      const { config, tally } = writePoll(poll);
      const { id, organizationId, createdAt } = poll;
      const values = [id, organizationId, createdAt, config, tally, id];
      return (await write({ sql: INSERT_POLL, runs: [values] })).changes === 1;
    },

    async load(id) {
      const row = loadRow.get(id) as PollRow | undefined;
      return row ? giveOut({ poll: pollOf(row), version: row.version }, row.key) : null;
    },

    async version(id) {
      return (versionOf.get(id)?.version as number | undefined) ?? null;
    },

    async findVotes(stored, voters, tokenIds) {
      return votesOf(findVotes.all(keyOf(stored), JSON.stringify(voters), JSON.stringify(tokenIds)));
    },

    async namedVotes(stored, limit) {
      return votesOf(namedVotes.all(keyOf(stored), limit)).map(({ number, name, optionIds }) => {
        return { number, name: name ?? '', optionIds };
      });
    },

    async save(stored, after, votes) {
      assertSavable(stored, after, votes);
      const { poll, version } = stored;
      const key = keyOf(stored);
      const texts = writePoll(after);
      const config = after.config === poll.config ? null : texts.config;
      const tally = after.tally === poll.tally ? null : texts.tally;
      const rows = votes.map((vote) => {
        const { number, voter, tokenId, name, rest } = writeVote(vote);
        return [key, number, voter, tokenId, name, rest];
      });
      try {
        const { changes } = await write(
          { sql: UPDATE_POLL, runs: [[config, tally, key, version]] },
          { sql: INSERT_VOTE, runs: rows },
        );
        return changes === 1 ? giveOut({ poll: after, version: version + 1 }, key) : null;
      } catch (error) {
        if (isUniqueViolation(error)) return null;
        throw error;
      }
    },

    async list(organizationId, { after, skip = 0, limit }) {
      const [createdAt, id] = after ? [after.createdAt, after.id] : [Number.MAX_SAFE_INTEGER, ''];
      const rows = listRows.all(organizationId, createdAt, id, limit, skip) as unknown as PollRow[];
      return rows.map(pollOf);
    },

    async count(organizationId) {
      return Number(countRows.get(organizationId)?.count);
    },

    async *votes(id) {
      const key = findKey.get(id)?.key ?? null;
      for (let last = 0; ; ) {
        const page: Vote[] = votesOf(votesPage.all(key, last, VOTES_A_PAGE));
        yield* page;
        if (page.length < VOTES_A_PAGE) return;
        last = page.at(-1)?.number ?? last;
      }
    },

    async delete(id) {
      const { changes } = await write(
        { sql: MARK_DELETED, runs: [[id]] },
        { sql: DELETE_POLL, runs: [[id]] },
      );
      return changes === 1;
    },

    async purge() {
      const key = deleted.get()?.key;
      if (key === undefined) return false;
      const { changes } = await write({ sql: DELETE_VOTES, runs: [[key, PURGED_AT_ONCE]] });
      if (changes === 0) await write({ sql: FORGET_DELETED, runs: [[key]] });
      return true;
    },
  };
}

function pollOf(row: PollRow): Poll {
  return readPoll({ id: row.id, organizationId: row.organization_id, createdAt: row.created_at }, row);
}

function votesOf(rows: unknown[]): Vote[] {
  // Our own rows, in the shape of the statements above.
  return (rows as VoteFields[]).map(readVote);
}
