import type { Language } from '@showhands/protocol/plain';

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Says how many there are of something, in the form that the language has for it; `#` stands for the number. */
export function counted(language: Language, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  // The digits that are on the cards, also where a language has others.
  const numbers = new Intl.NumberFormat(language, { numberingSystem: 'latn' });
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
