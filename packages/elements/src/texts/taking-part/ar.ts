import { pluralsOf } from '../plurals.ts';
import type { TakingPartTexts } from './en.ts';

const count = pluralsOf('ar');

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'هذا الاستطلاع غير موجود أو لم يعد متاحًا.',
    poll_not_published: 'هذا الاستطلاع غير منشور.',
    poll_not_started: 'لم يبدأ هذا الاستطلاع بعد.',
    poll_closed: 'انتهى هذا الاستطلاع.',
    already_voted: 'صوتك مسجَّل من قبل في هذا الاستطلاع.',
    invalid_options: 'هذا الاختيار غير ممكن هنا. يُرجى الاختيار مجددًا.',
    invalid_token: 'تعذّر تأكيد صوتك. يُرجى المحاولة مجددًا.',
    invalid_input: 'بعض المعلومات ناقصة أو غير صحيحة. يُرجى التحقق منها والمحاولة مجددًا.',
    results_hidden: 'نتائج هذا الاستطلاع غير ظاهرة حاليًا.',
    origin_not_allowed: 'لا يُسمح باستخدام هذا الاستطلاع في هذا الموقع.',
  },
  sending: 'جارٍ إرسال صوتك…',
  unsent: 'لم يُؤكَّد صوتك بعد، وسيُعاد إرساله تلقائيًا.',
  sendAgain: 'إعادة الإرسال',
  voted: 'شكرًا لك، تم احتساب صوتك.',
  already: 'صوتك مسجَّل من قبل في هذا الاستطلاع.',
  resultsLater: 'لا تُعرض النتائج هنا.',

  results: 'النتائج',
  option: 'الخيار',
  votes: 'الأصوات',
  share: 'النسبة',
  yourChoice: 'اختيارك',
  total: (votes) =>
    count(votes, {
      zero: 'لا أصوات',
      one: 'صوت واحد',
      two: 'صوتان',
      few: `${votes} أصوات`,
      many: `${votes} صوتًا`,
      other: `${votes} صوت`,
    }),

  unaddressed:
    'لم يُحدَّد استطلاع هنا. يجب أن تحدد الصفحة \u2068poll-id\u2069، وكذلك \u2068server\u2069 إن كان العنصر ضمن شيفرتها.',
};
