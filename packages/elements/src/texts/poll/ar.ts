import type { PollTexts } from './en.ts';

/** Between marks that keep its direction to itself: times and codes may be Latin, and would pull the full stop along. */
const isolate = (text: string) => `\u2068${text}\u2069`;

export const texts: PollTexts = {
  loading: 'جارٍ تحميل الاستطلاع…',
  gone: 'هذا الاستطلاع غير موجود أو غير منشور.',
  unreachable: 'تعذّر الوصول إلى الخادم.',
  tryAgain: 'إعادة المحاولة',

  starts: (time) => `يبدأ التصويت في ${isolate(time)}.`,
  ends: (time) => `التصويت مفتوح حتى ${isolate(time)}`,
  closed: 'انتهى هذا الاستطلاع.',

  chooseOne: 'يُرجى تحديد خيار واحد',
  chooseMany: 'يُرجى تحديد خيار واحد أو أكثر',
  name: 'اسمك',
  nameNote: 'يظهر اسمك بجانب اختيارك لكل من يرى النتائج.',
  vote: 'تصويت',
  showResults: 'إظهار النتائج',
  hideResults: 'إخفاء النتائج',
};
