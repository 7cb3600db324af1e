import { expect, test } from 'vitest';
import { parseStories, printStories } from './parse-stories.ts';

test('takes each line for a title, commas included', () => {
  expect(parseStories('Login, with SSO\r\n\n  Search \n')).toEqual([
    { title: 'Login, with SSO' },
    { title: 'Search' },
  ]);
});

test('reads a CSV file by the names of its columns', () => {
  const text =
    'Title,Description,URL\r\n"Say ""hi"", twice","two\nlines",https://a.example\nSearch,,\n,no title,\n';
  expect(parseStories(text)).toEqual([
    { title: 'Say "hi", twice', description: 'two\nlines', url: 'https://a.example' },
    { title: 'Search' },
  ]);
  expect(parseStories('url;title\nhttps://a.example;Login')).toEqual([
    { title: 'Login', url: 'https://a.example' },
  ]);
});

test('takes a quote that nobody closes for text', () => {
  expect(parseStories('title,url\nLogin,\n"Search,https://a.example')).toEqual([
    { title: 'Login' },
    { title: '"Search', url: 'https://a.example' },
  ]);
});

test('prints what it reads', () => {
  const stories = [
    { title: 'A "b"', description: 'c\nd' },
    { title: 'E', url: 'https://a.example' },
  ];
  expect(parseStories(printStories(stories))).toEqual(stories);
  expect(printStories([{ title: 'A' }, { title: 'B' }])).toBe('A\nB');
});
