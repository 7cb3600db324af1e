/** What operators watch, in the Prometheus format. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SAVE_BUCKETS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

export function createMetrics(live: {
  rooms: () => number;
  polls: () => number;
  sockets: () => number;
  subscribers: () => number;
  pollSubscribers: () => number;
}) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('showhands_rooms_live', 'Rooms in memory', live.rooms);
  gauge('showhands_polls_live', 'Polls in memory', live.polls);
  gauge('showhands_sockets', 'Socket.io connections', live.sockets);
  gauge('showhands_subscribers', 'GraphQL subscriptions to rooms', live.subscribers);
  gauge('showhands_poll_subscribers', 'GraphQL subscriptions to polls', live.pollSubscribers);
  const commands = new Counter({
    name: 'showhands_commands_total',
    help: 'Room commands by name and outcome (ok, or the code of the refusal)',
    labelNames: ['command', 'outcome'] as const,
    registers,
  });
  const saves = new Histogram({
    name: 'showhands_room_save_seconds',
    help: 'How long a save of a room took',
    buckets: SAVE_BUCKETS,
    registers,
  });
  const saved = new Counter({
    name: 'showhands_commands_saved_total',
    help: 'Joins, commands and timed changes of rooms that were decided with a save, several a save under load',
    registers,
  });
  const pollSaves = new Histogram({
    name: 'showhands_poll_save_seconds',
    help: 'How long a save of a poll took, with the votes that came together',
    buckets: SAVE_BUCKETS,
    registers,
  });
  const pollRequests = new Counter({
    name: 'showhands_poll_requests_saved_total',
    help: 'Votes and edits of polls that were decided with a save, several a save under load',
    registers,
  });
  return {
    pollSave(milliseconds: number, count: number) {
      pollSaves.observe(milliseconds / 1000);
      pollRequests.inc(count);
    },
    command: (command: string, outcome: string) => commands.inc({ command, outcome }),
    save(milliseconds: number, count: number) {
      saves.observe(milliseconds / 1000);
      saved.inc(count);
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
