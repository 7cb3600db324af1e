import { expect, test } from 'vitest';
import { chooseLanguage, directionOf } from '../src/languages.ts';

test('the first wanted language that there is counts, whatever its region', () => {
  expect(chooseLanguage(['nl', 'pt-BR', 'de'])).toBe('pt');
  expect(chooseLanguage(['DE_at'])).toBe('de');
  expect(chooseLanguage(['nl'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});

test('Arabic is written from right to left', () => {
  expect(directionOf('ar')).toBe('rtl');
  expect(directionOf('ja')).toBe('ltr');
});
