import { MongoError, MongoNetworkError, MongoServerError } from 'mongodb';

/** MongoDB's error for a document whose `_id`, or another unique field, is taken. */
export const DUPLICATE_KEY = 11000;
/** The driver tries twice by itself where the server allows; two more rounds bridge the election of a new primary. */
const ROUNDS = 3;

/** Repeats a write that does no harm twice, while the connection breaks before its answer comes. */
export async function untilAnswered<T>(write: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await write();
    } catch (error) {
      if (round === ROUNDS || !isAnswerLost(error)) throw error;
    }
  }
}

/** Like `untilAnswered`, for an insert: false where the `_id` is taken, perhaps by an earlier attempt of this one. */
export async function insertOnce(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await untilAnswered(insert);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

function isAnswerLost(error: unknown): boolean {
  if (error instanceof MongoNetworkError) return true;
  if (!(error instanceof MongoError)) return false;
  // A search for a server, and a write of many documents, wrap what broke them off.
  const wrapped = error instanceof MongoServerError ? error.errorResponse : error.cause;
  return error.hasErrorLabel('RetryableWriteError') || wrapped instanceof MongoNetworkError;
}
