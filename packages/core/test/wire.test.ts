import { joinRoomLimit, roomCommands } from '@showhands/core';
import { createRoomInput, line, link, password, storyInput, text } from '@showhands/protocol';
import { describe, expect, test } from 'vitest';

const fits = (schema: ReturnType<typeof line> | ReturnType<typeof text>, value: unknown) =>
  schema.safeParse(value).success;
const minimal = {
  facilitatorName: 'Ann',
  cardScale: 'fibonacci',
  roles: ['Dev', 'QE'],
  anonymousVoting: false,
};

describe('text', () => {
  test('is measured in characters, not in UTF-16 units', () => {
    expect(fits(line(3), '👩👩👩')).toBe(true);
    expect(fits(line(3), '👩👩👩👩')).toBe(false);
    expect(fits(text(2), '👩👩')).toBe(true);
  });

  test('is trimmed before it is measured, where it is a line', () => {
    expect(line(3).parse('  abc ')).toBe('abc');
    expect(fits(line(3), '   ')).toBe(false);
    expect(text(9).parse(' a\n\tb ')).toBe(' a\n\tb ');
    expect(password(9).parse(' a ')).toBe(' a ');
  });

  test.each(['a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u0085b', 'a\ud800b', '\udc00'])('refuses %j', (value) => {
    for (const schema of [line(9), text(9), link(9), password(9)]) expect(fits(schema, value)).toBe(false);
  });

  test('of one line has no line breaks', () => {
    for (const value of ['a\nb', 'a\tb', 'a\u2028b', 'a\u2029b']) expect(fits(line(9), value)).toBe(false);
  });

  test('keeps names of prototypes as what they are', () => {
    expect(line(20).parse('__proto__')).toBe('__proto__');
  });

  test('that is no text is refused', () => {
    for (const value of [5, null, {}, ['a'], undefined]) expect(fits(line(9), value)).toBe(false);
  });
});

describe('a link', () => {
  test.each(['http://a', 'https://jira.example.com/browse/PP-1?x=1#y', 'HTTPS://A.b', '', ' https://a.b '])(
    'may be %j',
    (value) => expect(fits(link(500), value)).toBe(true),
  );

  test.each([
    'javascript:alert(1)',
    'ftp://a',
    '//a.b',
    'https://',
    'http:///x',
    'data:text/html,x',
    'a.b',
    `https://${'a'.repeat(493)}`,
  ])('may not be %j', (value) => expect(fits(link(500), value)).toBe(false));
});

describe('a request for a room', () => {
  const problem = (changes: object) =>
    createRoomInput.safeParse({ ...minimal, ...changes }).error?.issues[0]?.path.join('.');

  test('needs the documented four fields, and ignores what it doesn’t know', () => {
    expect(createRoomInput.parse({ ...minimal, newer: true })).toEqual(minimal);
    for (const field of Object.keys(minimal)) expect(problem({ [field]: undefined })).toBe(field);
  });

  test.each([
    [{ facilitatorName: 'x'.repeat(31) }, 'facilitatorName'],
    [{ roles: [] }, 'roles'],
    [{ roles: ['a', 'b', 'c', 'd', 'e'] }, 'roles'],
    [{ roles: ['x'.repeat(21)] }, 'roles.0'],
    [{ excludedFromEstimate: ['PO'] }, 'excludedFromEstimate'],
    [{ votingTimerSeconds: 14 }, 'votingTimerSeconds'],
    [{ votingTimerSeconds: 301 }, 'votingTimerSeconds'],
    [{ storyQueue: Array.from({ length: 51 }, () => ({ title: 'x' })) }, 'storyQueue'],
    [{ storyQueue: [{ title: 'x'.repeat(201) }] }, 'storyQueue.0.title'],
    [{ cardScale: 'custom' }, 'customCardValues'],
    [{ customCardValues: ['1'] }, 'customCardValues'],
    [{ customCardValues: ['1', 'x'.repeat(11)] }, 'customCardValues.1'],
    [{ theme: 'pink' }, 'theme'],
    [{ password: 'x'.repeat(51) }, 'password'],
  ])('%# is refused where it goes beyond the documented bounds', (changes, path) => {
    expect(problem(changes)).toBe(path);
  });

  test('takes roles and cards by names that objects have already', () => {
    const roles = ['__proto__', 'constructor', 'toString'];
    expect(createRoomInput.parse({ ...minimal, roles, excludedFromEstimate: ['__proto__'] }).roles).toEqual(
      roles,
    );
  });

  test('takes stories as documented', () => {
    const story = { title: 'x', description: 'y'.repeat(1000), url: 'https://a.b' };
    expect(storyInput.parse(story)).toEqual(story);
    expect(storyInput.safeParse({ ...story, description: 'y'.repeat(1001) }).success).toBe(false);
  });
});

test('the commands have the documented limits', () => {
  const limits = Object.fromEntries(
    roomCommands.map(({ name, limit }) => [name, `${limit.points} in ${limit.seconds} s`]),
  );
  expect({ ...limits, 'join-room': `${joinRoomLimit.points} in ${joinRoomLimit.seconds} s` }).toMatchObject({
    'join-room': '3 in 30 s',
    'submit-vote': '10 in 10 s',
    'clear-vote': '10 in 10 s',
    'set-story': '5 in 30 s',
    'reveal-votes': '3 in 30 s',
    'next-story': '3 in 30 s',
    revote: '3 in 30 s',
    'skip-story': '3 in 30 s',
    'start-from-queue': '3 in 30 s',
    'start-next-from-queue': '3 in 30 s',
    'switch-to-voter': '3 in 30 s',
    'remove-participant': '5 in 30 s',
    'transfer-facilitator': '3 in 30 s',
    'add-to-queue': '10 in 30 s',
    'remove-from-queue': '10 in 30 s',
    'update-queue-item': '10 in 30 s',
    'bulk-add-to-queue': '3 in 30 s',
    'reorder-queue': '5 in 10 s',
    'set-final-estimate': '5 in 30 s',
    'update-config': '5 in 30 s',
    'extend-timer': '3 in 30 s',
    'mood-react': '5 in 10 s',
    'update-participant': '5 in 30 s',
    'done-for-today': '3 in 30 s',
    'resume-from-done': '3 in 30 s',
    'end-session': '2 in 60 s',
    'leave-room': '3 in 30 s',
  });
});
