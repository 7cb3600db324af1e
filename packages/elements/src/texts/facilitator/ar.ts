/** What only facilitators read, in Arabic. */

import { pluralsOf } from '../plurals.ts';
import type { FacilitatorTexts } from './en.ts';

const count = pluralsOf('ar');

/** Between marks that keep its direction to itself: names and titles may be Latin, and would pull the quotes along. */
const isolate = (text: string) => `\u2068${text}\u2069`;

export const texts: FacilitatorTexts = {
  controls: 'تيسير الجلسة',
  manage: (name) => `خيارات ${isolate(name)}`,
  makeFacilitator: 'تسليم تيسير الجلسة',
  makeVoter: 'إشراك في التصويت',
  remove: 'إخراج',
  removeWarning: 'يخرج هذا الشخص من الغرفة فورًا، ويُلغى صوته معه.',
  removePerson: 'إخراج من الغرفة',

  storyTitle: 'القصة',
  storyPlaceholder: 'ما الذي نقدّره؟',
  moreFields: 'الوصف والرابط',
  description: 'الوصف',
  link: 'رابط التذكرة',
  start: 'بدء التصويت',
  addToQueue: 'إضافة إلى القائمة',
  newStory: 'قصة أخرى',
  revote: 'إعادة التصويت',
  skip: 'التخطي مؤقتًا',
  next: 'إنهاء القصة',
  startNext: 'بدء القصة التالية:',
  setEstimate: 'اعتماد',
  extendTimer: 'تمديد الوقت',
  extendOrReveal: 'إظهار الأصوات أم تمديد الوقت؟',

  settings: 'الإعدادات',
  timer: 'الوقت لكل قصة',
  noTimer: 'بلا مؤقّت',
  seconds: (seconds) =>
    count(seconds, {
      zero: `${seconds} ثانية`,
      one: 'ثانية واحدة',
      two: 'ثانيتان',
      few: `${seconds} ثوانٍ`,
      many: `${seconds} ثانية`,
      other: `${seconds} ثانية`,
    }),
  timerNote: 'يسري الوقت الجديد بدءًا من القصة التالية، أما خيار «بلا مؤقّت» فيوقف المؤقّت الجاري أيضًا.',
  switches: {
    autoReveal: 'إظهار الأصوات بعد تصويت الجميع',
    facilitatorParticipates: 'مشاركة الميسّر في التصويت',
    anonymousVoting: 'إخفاء من صوّت حتى إظهار الأصوات (بدءًا من الجولة التالية)',
    locked: 'منع دخول أشخاص جدد',
  },

  done: 'التوقف لهذا اليوم',
  end: 'إنهاء الجلسة',
  endWarning: 'ستُغلق الغرفة للجميع، ولا يمكن التراجع عن ذلك.',
  endForAll: 'إنهاء للجميع',
  resume: 'استئناف',

  queueEmpty: 'لا توجد قصص في الانتظار.',
  startThis: 'بدء',
  startStory: (title) => `بدء «${isolate(title)}»`,
  moveUp: (title) => `نقل «${isolate(title)}» إلى أعلى`,
  moveDown: (title) => `نقل «${isolate(title)}» إلى أسفل`,
  moved: (title, place, places) => `«${isolate(title)}» الآن في الموضع ${place} من ${places}`,
  dragToMove: 'السحب لتغيير الموضع',
  edit: (title) => `تعديل «${isolate(title)}»`,
  change: 'تعديل',
  removeStory: 'إزالة من القائمة',
  save: 'حفظ',
  paste: 'لصق عدة قصص',
  pasteLabel: 'عنوان واحد في كل سطر، أو محتوى ملف CSV',
  pasteHelp: `يبدأ ملف CSV بسطر فيه أسماء الأعمدة: ${isolate('title, description, url')}. تُضاف العناوين وحدها خمسين عنوانًا في كل مرة، أما القصص التي لها وصف أو رابط فتُضاف واحدة تلو الأخرى، بحد أقصى عشر قصص كل نصف دقيقة. يُرجى إبقاء هذه الصفحة مفتوحة حتى تكتمل الإضافة.`,
  pasteAdd: 'إضافة الكل',
  pasteProgress: (added, all) => `تمت إضافة ${added} من ${all}`,
};
