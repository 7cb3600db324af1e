/** The pages in Japanese. */

import { counted } from '../counted.ts';
import type { PageTexts, ScriptTexts } from './en.ts';

const characters = counted('ja', { other: '# 文字' });
const seconds = counted('ja', { other: '# 秒' });
const minutes = counted('ja', { other: '# 分' });

export const page: PageTexts = {
  languages: '言語',
  needsScript: 'このページには JavaScript が必要です。',
  home: {
    title: 'Showhands – チームのためのプランニングポーカー',
    description:
      'チームのためのプランニングポーカー。ルームを作成し、リンクを共有して、みんなで見積もれます。',
    preview: 'チームのためのプランニングポーカー',
    previewDescription: 'ルームを作成し、リンクを共有して、みんなで見積もれます。',
    heading: 'みんなで見積もり、一斉にオープン',
    intro:
      'ルームを作成して、リンクを共有しましょう。全員がほかの人に見えないようにカードを選びます。一斉に開いたら、大切なこと、つまり見積もりが分かれた理由を話し合えます。',
  },
  join: { heading: 'ルームに参加', code: 'ルームコード', submit: 'ルームへ移動' },
  demo: {
    label:
      'オープン後のルーム。Ada と Bo は 5、Cem は 13 に投票しました。平均は 7.67、中央値は 5 で、話し合う価値があります。',
    story: 'PP-123 ログイン機能',
    average: '平均',
    averageValue: '7.67',
    median: '中央値',
    verdict: '要相談',
  },
  create: {
    heading: 'ルームを作成',
    name: 'お名前',
    cards: 'カード',
    own: 'オリジナル',
    ownCount: '2～15 枚',
    ownCards: 'オリジナルのカード（カンマ区切り）',
    roles: 'ロール（カンマ区切り、4 つまで）',
    excluded: '票を表示しても集計しないロール',
    how: '投票の方法',
    iVote: '自分も投票する',
    anonymous: 'オープンまで、誰が投票したかを隠す',
    autoReveal: '全員が投票したらすぐにオープンする',
    timer: 'ストーリーごとのタイマー',
    noTimer: 'なし',
    seconds15: '15 秒',
    seconds30: '30 秒',
    minutes1: '1 分',
    minutes2: '2 分',
    minutes3: '3 分',
    minutes5: '5 分',
    stories: '最初のストーリー',
    titles: '1 行に 1 つのタイトル（50 件まで）',
    passwordAndLook: 'パスワードとテーマ',
    password: 'ルームのパスワード',
    look: 'テーマ',
    plain: 'デフォルト',
    midnight: 'ミッドナイト',
    retro: 'レトロ',
    neon: 'ネオン',
    proToken: 'Pro トークン',
    proNote:
      'パスワード、テーマ、オリジナルのカードには Pro トークンが必要です。ただし、このサーバーが全員に開放している場合は不要です。',
    submit: 'ルームを作成する',
  },
  scales: { fibonacci: 'フィボナッチ', tshirt: 'Tシャツサイズ', simple: 'シンプル', simpleRange: '1～10' },
  room: {
    title: 'プランニングポーカー – Showhands',
    preview: 'プランニングポーカーのルームに参加しましょう',
    previewDescription: 'ほかの人に見えないようにカードを選び、一斉に開いて、違いの理由を話し合います。',
    heading: 'プランニングポーカーのルーム',
    code: 'コード',
    copy: 'リンクをコピー',
    qrCode: 'QRコード',
    scan: 'スキャンして参加',
    close: '閉じる',
  },
  roomGone: {
    title: 'ルームが見つかりません – Showhands',
    elsewhere: 'ルームを作成するか、別のルームに参加する',
  },
  poll: {
    title: 'アンケート – Showhands',
    preview: 'アンケート',
    previewDescription: '投票して、ほかの人の回答を見てみましょう。',
    heading: 'アンケート',
    scan: 'スキャンして投票',
  },
  vote: {
    title: 'ストーリーの見積もり – Showhands',
    previewDescription: 'リンクを開いて名前を入力し、チームで投票しましょう。',
    heading: 'ストーリーの見積もり',
    problems: 'このリンクの一部は使用できませんでした。それ以外はそのまま使用しています。',
    story: 'ストーリー',
    openTicket: 'チケットを開く',
    placeholder: '何を見積もりますか？',
    submit: '投票を始める',
    note: '共有用リンク付きのルームが作成され、あなたが投票の進行役になります。',
  },
  notFound: {
    title: '見つかりません – Showhands',
    heading: 'ここには何もありません',
    text: 'アドレスが間違っているか、ページがなくなった可能性があります。',
    home: 'ルームを作成するか、ルームに参加する',
  },
};

export const script: ScriptTexts = {
  roomTitle: (code) => `ルーム ${code} – Showhands`,
  endedTitle: 'セッション終了 – Showhands',
  copied: 'コピーしました',
  qrCode: 'このリンクのQRコード',
  from: (source) => `${source} から`,
  timeToVote: (count) => `投票時間 ${seconds(count)}`,
  onlySpaces: '空白以外の文字を入力してください。',

  link: {
    parts: {
      title: 'タイトル（「title」）',
      desc: '説明（「desc」）',
      url: 'チケットのアドレス（「url」）',
      source: 'リンク元（「source」）',
      name: '名前',
    },
    noTitle: 'リンクにタイトル（「title」）がありません。見積もる内容を入力してください。',
    brokenTitle: 'タイトル（「title」）は、読み取れる文字だけの 1 行にしてください。',
    broken: (part) => `${part}に読み取れない文字が含まれているため、省略しました。`,
    typedTooLong: (part, length, max) =>
      `${part}が ${characters(length)}あります。${characters(max)}以内で入力してください。`,
    tooLong: (part, length, max) =>
      `${part}が ${characters(length)}あり、上限の ${characters(max)}を超えているため、省略しました。`,
    noAddress:
      'チケットのアドレス（「url」）は http:// または https:// で始まる必要があるため、省略しました。',
    ownCards:
      'オリジナルのカード（「scale=custom」）に必要なデッキはリンクでは渡せないため、フィボナッチのカードを使用します。',
    unknownScale:
      'スケール（「scale」）は fibonacci、tshirt、simple のいずれかです。フィボナッチのカードを使用します。',
    badTimer: (min, max) =>
      `タイマー（「timer」）は ${min}～${max} の秒数（整数）で指定してください。今回はタイマーなしです。`,
  },

  refusals: {
    room_not_found:
      'このコードのルームはありません。コードが間違っているか、セッションが終了した可能性があります。',
    pro_required: 'パスワード、テーマ、オリジナルのカードには、有効な Pro トークンが必要です。',
    body_too_large: '1 つのルームに入る量を超えています。',
    unavailable: '現在、サーバーで処理できません。しばらくしてからもう一度お試しください。',
    unreachable: 'サーバーに接続できません。しばらくしてからもう一度お試しください。',
    internal: '問題が発生しました。',
  },
  fields: {
    facilitatorName: '名前は、読み取れる文字で 30 文字以内にしてください。',
    roles: 'ロールは 1～4 個、重複なしで、それぞれ 20 文字以内にしてください。',
    customCardValues: 'カードは 2～15 枚、重複なしで、それぞれ 10 文字以内にしてください。',
    storyQueue: '最初のストーリーは 50 件まで、タイトルはそれぞれ 200 文字以内にしてください。',
    password: 'パスワードは、読み取れる文字で 50 文字以内にしてください。',
  },
  retrySeconds: (count) => `短時間に何度も操作されました。${seconds(count)}後にもう一度お試しください。`,
  retryMinutes: (count) => `短時間に何度も操作されました。${minutes(count)}後にもう一度お試しください。`,
};
