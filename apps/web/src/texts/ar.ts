/** The pages in Arabic. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('ar', {
  zero: '# حرف',
  one: 'حرف واحد',
  two: 'حرفين',
  few: '# أحرف',
  many: '# حرفًا',
  other: '# حرف',
});
const seconds = counted('ar', {
  zero: '# ثانية',
  one: 'ثانية واحدة',
  two: 'ثانيتين',
  few: '# ثوانٍ',
  many: '# ثانية',
  other: '# ثانية',
});
const minutes = counted('ar', {
  zero: '# دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتين',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
});

export const page: PageTexts = {
  languages: 'اللغة',
  needsScript: 'تحتاج هذه الصفحة إلى JavaScript.',
  home: {
    title: 'Showhands – بوكر التخطيط لفريقك',
    description: 'بوكر التخطيط (Planning Poker) لفريقك: أنشئ غرفة وشارك رابطها وقدّروا معًا.',
    preview: 'بوكر التخطيط لفريقك',
    previewDescription: 'أنشئ غرفة وشارك رابطها وقدّروا معًا.',
    heading: 'قدّروا معًا واكشفوا دفعة واحدة',
    intro:
      'أنشئ غرفة وشارك رابطها. يختار كل واحد بطاقة سرًّا، وعندما تُكشف البطاقات تتحدثون عن الأهم: لماذا اختلفت.',
  },
  join: { heading: 'الانضمام إلى غرفة', code: 'رمز الغرفة', submit: 'الذهاب إلى الغرفة' },
  demo: {
    label:
      'غرفة بعد الكشف: صوّت كل من Ada وBo بالبطاقة 5، وصوّت Cem بالبطاقة 13. المتوسط 7.67 والوسيط 5، والأمر يستحق النقاش.',
    story: 'PP-123 تسجيل دخول المستخدم',
    average: 'المتوسط',
    averageValue: '7.67',
    median: 'الوسيط',
    verdict: 'يستحق النقاش',
  },
  create: {
    heading: 'إنشاء غرفة',
    name: 'اسمك',
    cards: 'البطاقات',
    own: 'بطاقاتك الخاصة',
    ownCount: 'من 2 إلى 15 بطاقة',
    ownCards: 'بطاقاتك، مفصولة بفواصل',
    roles: 'الأدوار، أربعة على الأكثر، مفصولة بفواصل',
    excluded: 'أدوار تُعرض أصواتها ولا تُحتسب',
    how: 'طريقة التصويت',
    iVote: 'أصوّت أنا أيضًا',
    anonymous: 'إخفاء من صوّت حتى الكشف',
    autoReveal: 'الكشف فور تصويت الجميع',
    timer: 'مؤقّت لكل قصة',
    noTimer: 'بلا مؤقّت',
    seconds15: '15 ثانية',
    seconds30: '30 ثانية',
    minutes1: 'دقيقة واحدة',
    minutes2: 'دقيقتان',
    minutes3: '3 دقائق',
    minutes5: '5 دقائق',
    stories: 'قصص للبداية',
    titles: 'عنوان واحد في كل سطر، 50 على الأكثر',
    passwordAndLook: 'كلمة المرور والمظهر',
    password: 'كلمة مرور الغرفة',
    look: 'المظهر',
    plain: 'الافتراضي',
    midnight: 'منتصف الليل',
    retro: 'ريترو',
    neon: 'نيون',
    proToken: 'مفتاح Pro',
    proNote: 'كلمة المرور والمظهر والبطاقات الخاصة تحتاج إلى مفتاح Pro، إلا إذا أتاحها هذا الخادم للجميع.',
    submit: 'إنشاء الغرفة',
  },
  scales: { fibonacci: 'فيبوناتشي', tshirt: 'مقاسات القمصان', simple: 'بسيطة', simpleRange: 'من 1 إلى 10' },
  room: {
    title: 'بوكر التخطيط – Showhands',
    preview: 'انضم إلى غرفة بوكر التخطيط',
    previewDescription: 'اختر بطاقة سرًّا، واكشفوا كل البطاقات دفعة واحدة، وتحدثوا عن سبب اختلافها.',
    heading: 'غرفة بوكر التخطيط',
    code: 'الرمز',
    copy: 'نسخ الرابط',
    qrCode: 'رمز QR',
    scan: 'امسح الرمز للانضمام',
    close: 'إغلاق',
  },
  roomGone: { title: 'الغرفة غير موجودة – Showhands', elsewhere: 'أنشئ غرفة أو انضم إلى غرفة أخرى' },
  poll: {
    title: 'استطلاع – Showhands',
    preview: 'استطلاع',
    previewDescription: 'صوّت واطّلع على إجابات الآخرين.',
    heading: 'استطلاع',
    scan: 'امسح الرمز للتصويت',
  },
  vote: {
    title: 'تقدير قصة – Showhands',
    previewDescription: 'افتح الرابط واكتب اسمك وصوّت مع فريقك.',
    heading: 'تقدير قصة',
    problems: 'تعذّر استخدام جزء من هذا الرابط، وبقي كل ما عداه.',
    story: 'القصة',
    openTicket: 'فتح التذكرة',
    placeholder: 'ماذا تريدون أن تقدّروا؟',
    submit: 'بدء التصويت',
    note: 'ستحصل على غرفة لها رابط تشاركه، وستدير التصويت.',
  },
  notFound: {
    title: 'غير موجود – Showhands',
    heading: 'لا شيء هنا',
    text: 'ربما كُتب العنوان خطأً، أو لم يعد ما كان هنا موجودًا.',
    home: 'أنشئ غرفة أو انضم إلى واحدة',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `الغرفة ${code} – Showhands`,
  endedTitle: 'انتهت الجلسة – Showhands',
  copied: 'نُسخ الرابط',
  qrCode: 'رمز QR لهذا الرابط',
  from: (source) => `من ${source}`,
  timeToVote: (count) => `مدة التصويت: ${seconds(count)}`,
  onlySpaces: 'اكتب أكثر من مجرد مسافات.',

  link: {
    parts: {
      title: 'العنوان («title»)',
      desc: 'الوصف («desc»)',
      url: 'رابط التذكرة («url»)',
      source: 'المصدر («source»)',
      name: 'الاسم',
    },
    noTitle: 'لا عنوان («title») في الرابط: اكتب ما تريد تقديره.',
    brokenTitle: 'يجب أن يكون العنوان («title») سطرًا واحدًا من أحرف مقروءة.',
    broken: (part) => `${part} فيه أحرف غير مقروءة، لذلك تُرك جانبًا.`,
    typedTooLong: (part, length, max) =>
      `${part} مكوّن من ${characters(length)}، والحد الأقصى ${max}: اكتب ما هو أقصر.`,
    tooLong: (part, length, max) =>
      `${part} مكوّن من ${characters(length)}، والحد الأقصى ${max}: لذلك تُرك جانبًا.`,
    noAddress:
      'يجب أن يبدأ رابط التذكرة («url») بـ \u200ehttp://\u200e أو \u200ehttps://\u200e، لذلك تُرك جانبًا.',
    ownCards:
      'البطاقات الخاصة («scale=custom») تحتاج إلى مجموعة بطاقات لا يستطيع الرابط حملها؛ هذه بطاقات فيبوناتشي.',
    unknownScale:
      'يجب أن يكون المقياس («scale») أحد هذه: fibonacci أو tshirt أو simple؛ هذه بطاقات فيبوناتشي.',
    badTimer: (min, max) =>
      `يجب أن يكون المؤقّت («timer») عددًا صحيحًا من الثواني بين ${min} و${max}؛ لا مؤقّت الآن.`,
  },

  refusals: {
    room_not_found: 'لا توجد غرفة بهذا الرمز. ربما كُتب خطأً، أو انتهت الجلسة.',
    pro_required: 'كلمة المرور والمظهر والبطاقات الخاصة تحتاج إلى مفتاح Pro صالح.',
    body_too_large: 'هذا أكثر مما تتسع له غرفة واحدة.',
    unavailable: 'لا يستطيع الخادم فعل ذلك الآن. حاول مرة أخرى بعد قليل.',
    unreachable: 'يتعذّر الوصول إلى الخادم. حاول مرة أخرى بعد قليل.',
    internal: 'حدث خطأ ما.',
  },
  fields: {
    facilitatorName: 'يتكوّن الاسم من 30 حرفًا مقروءًا على الأكثر.',
    roles: 'يمكن إدخال دور واحد إلى أربعة أدوار مختلفة، كل منها 20 حرفًا على الأكثر.',
    customCardValues: 'يمكن إدخال 2 إلى 15 بطاقة مختلفة، كل منها 10 أحرف على الأكثر.',
    storyQueue: 'يمكن البدء بـ 50 قصة على الأكثر، عنوان كل منها 200 حرف على الأكثر.',
    password: 'تتكوّن كلمة المرور من 50 حرفًا مقروءًا على الأكثر.',
  },
  retrySeconds: (count) => `تكرّر ذلك كثيرًا في وقت قصير. حاول مرة أخرى بعد ${seconds(count)}.`,
  retryMinutes: (count) => `تكرّر ذلك كثيرًا في وقت قصير. حاول مرة أخرى بعد ${minutes(count)}.`,
};
